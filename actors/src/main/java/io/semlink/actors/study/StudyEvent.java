package io.semlink.actors.study;

import io.semlink.simulator.results.PointRecord;

/// What a study tells those who watch it.
public sealed interface StudyEvent {
  /// Something changed in a point: it started, counted more frames, or ended.
  ///
  /// @param index index of the point in the plan
  /// @param numPoints points of the plan
  /// @param point the point as it stands
  record PointChanged(int index, int numPoints, PointRecord point) implements StudyEvent {}

  /// A point that an earlier process of this run finished.
  ///
  /// @param index index of the point in the plan
  /// @param numPoints points of the plan
  /// @param point the point as it was finished
  record PointKnown(int index, int numPoints, PointRecord point) implements StudyEvent {}

  /// Something that people should know and that changes no result, as a broker that went away.
  ///
  /// @param message one line
  record Warning(String message) implements StudyEvent {}
}
