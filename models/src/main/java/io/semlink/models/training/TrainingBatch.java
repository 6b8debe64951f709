package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.simulator.units.Resolution;

/// Everything that one step of training needs, drawn beforehand; N frames of H x W pixels.
///
/// @param images what the sensors saw
/// @param truth what is there
/// @param air what the link does
record TrainingBatch(Images images, Truth truth, Air air) {

  /// What the sensors saw.
  ///
  /// @param size N
  /// @param resolution H x W
  /// @param rgb (N, 3, H, W), samples in [0, 1]
  /// @param thermal (N, 1, H, W), samples in [0, 1]
  record Images(int size, Resolution resolution, float[] rgb, float[] thermal) {

    NDArray rgb(NDManager manager) {
      return manager.create(rgb, shape(3));
    }

    NDArray thermal(NDManager manager) {
      return manager.create(thermal, shape(1));
    }

    private Shape shape(int channels) {
      return new Shape(size, channels, resolution.height(), resolution.width());
    }
  }

  /// What is there.
  ///
  /// @param classes (N, 9, H, W), 1 at the true class, all 0 where the pixel is ignored
  /// @param labelled (N, 1, H, W), 0 where the pixel is ignored, else 1
  /// @param target (N, 9, H, W), smoothed truth times the weight of the true class, divided by the
  ///   sum of these weights
  /// @param classPixels pixels of each class
  record Truth(float[] classes, float[] labelled, float[] target, float[] classPixels) {}

  /// What the link does, see {@link ChannelDraw}; arrays (N, planes, h, w) but for the last, all
  /// empty for a network that no link divides.
  ///
  /// @param logistic standard logistic noise of the bits
  /// @param factors f of each bit or feature
  /// @param addends a of each bit or feature
  /// @param analog (N, 1, 1, 1), 1 for a frame that is sent as features, else 0
  record Air(float[] logistic, float[] factors, float[] addends, float[] analog) {}
}
