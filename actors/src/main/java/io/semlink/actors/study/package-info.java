/// The study: walks the points of a plan, runs each as a stream, keeps the log informed, and
/// decides when a point has seen enough.
///
/// A point that fails is FAILED; the study goes on.
@NullMarked
package io.semlink.actors.study;

import org.jspecify.annotations.NullMarked;
