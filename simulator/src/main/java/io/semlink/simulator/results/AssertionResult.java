package io.semlink.simulator.results;

/// What became of one assertion of a study.
///
/// @param text the assertion as the scenario has it
/// @param holds whether it holds
/// @param figure the figure that it was held against, as "min(miou) = 0.31 over 12 points", one
///   line
public record AssertionResult(String text, boolean holds, String figure) {}
