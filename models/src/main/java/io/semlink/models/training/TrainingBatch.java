package io.semlink.models.training;

/// Everything that one step of training needs, drawn beforehand; N frames of H x W pixels.
///
/// @param size N
/// @param rgb (N, 3, H, W), samples in [0, 1]
/// @param thermal (N, 1, H, W), samples in [0, 1]
/// @param truth (N, 9, H, W), 1 at the true class, all 0 where the pixel is ignored
/// @param labelled (N, 1, H, W), 0 where the pixel is ignored, else 1
/// @param target (N, 9, H, W), smoothed truth times the weight of the true class, divided by the
///   sum of these weights
/// @param classPixels pixels of each class
/// @param logistic (N, planes, h, w), standard logistic noise of the bits
/// @param factors (N, planes, h, w), see {@link ChannelDraw}
record TrainingBatch(
    int size,
    float[] rgb,
    float[] thermal,
    float[] truth,
    float[] labelled,
    float[] target,
    float[] classPixels,
    float[] logistic,
    float[] factors) {}
