package io.semlink.models.training;

import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.NamedNetwork;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.units.Resolution;

/// What is trained: how the network is made, what a step teaches it and how it is judged.
///
/// @param <N> the network
interface Curriculum<N extends NamedNetwork> {
  /// Name of the network.
  String name();

  /// All that makes its shape, in words.
  String shape();

  /// Size of the frames.
  Resolution resolution();

  /// Which images it looks at.
  Modality modality();

  /// The grid whose cells are its tokens: rows of a tensor with a row a token are stretched to it.
  Resolution tokenGrid();

  /// What the link does to a frame.
  AirDraw air();

  /// A network with first values.
  ///
  /// @param manager owner of its parameters
  N network(NDManager manager);

  /// What a step teaches.
  ///
  /// @param live the network that learns
  /// @param manager owner of what the lesson needs beyond it
  Lesson lesson(N live, NDManager manager);

  /// Mean IoU, class 0 included, over all frames of a sensor; ignored pixels do not count.
  ///
  /// @param network a frozen network
  /// @param frames labelled frames
  /// @param manager parent of the memory that is needed
  double meanIou(N network, Sensor frames, NDManager manager);
}
