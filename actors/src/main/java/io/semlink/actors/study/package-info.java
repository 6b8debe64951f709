/// The study: starts the points of a plan in their order, several at once, runs each as a stream,
/// keeps the log informed, and decides when a point has seen enough. A study that was stopped goes
/// on from what its log holds.
///
/// A point that fails is FAILED; the study goes on.
@NullMarked
package io.semlink.actors.study;

import org.jspecify.annotations.NullMarked;
