package io.semlink.scenarios.verify;

import org.jspecify.annotations.Nullable;

/// One line of the conformance table.
///
/// @param id check, as "V1", or "curve" for a published simulation
/// @param subject what was held against what
/// @param passed whether it agrees
/// @param expected what the reference says
/// @param measured what was found here
/// @param shiftDb horizontal distance from the reference curve in dB, positive where this simulator
///   needs more; absent where the check is no curve or lies outside it
public record CheckResult(
    String id,
    String subject,
    boolean passed,
    String expected,
    String measured,
    @Nullable Double shiftDb) {}
