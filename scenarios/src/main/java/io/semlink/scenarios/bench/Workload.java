package io.semlink.scenarios.bench;

import java.util.function.Supplier;

/// Something to time.
///
/// @param name of the row, unique
/// @param unit what is counted, as "Mb/s": millions of units a second
/// @param unitsPerCall units that one call works on
/// @param task makes a call with memory of its own, one for each thread
record Workload(String name, String unit, double unitsPerCall, Supplier<Runnable> task) {}
