/// The schema of every result: one record a run, a point and a frame, their JSON, and the columns
/// of points.csv.
///
/// May use `link` and `metrics`. Names are stable: fields and columns are added, never renamed.
@NullMarked
package io.semlink.simulator.results;

import org.jspecify.annotations.NullMarked;
