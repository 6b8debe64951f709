package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import java.util.SequencedMap;

/// The loss of a step.
///
/// @param total what is minimised, a scalar
/// @param parts its parts by name, scalars
record Loss(NDArray total, SequencedMap<String, NDArray> parts) {}
