package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.semlink.models.nn.GumbelBits;
import io.semlink.models.nn.Scaling;
import io.semlink.models.promsc.Promsc;
import java.util.SequencedMap;

/// Stage 2: encoder, hard Gumbel bits, the link's random errors, decoder, segmentation loss. Some
/// frames go as features in place of bits.
final class EndToEndLesson implements Lesson {
  private final Promsc network;
  private final TrainingSettings settings;

  EndToEndLesson(Promsc network, TrainingSettings settings) {
    this.network = network;
    this.settings = settings;
  }

  @Override
  public SequencedMap<String, Parameter> parameters() {
    return network.parameters();
  }

  @Override
  public Loss loss(int step, TrainingBatch batch, NDManager scratch) {
    TrainingBatch.Images images = batch.images();
    NDArray difference = network.encode(images.rgb(scratch), images.thermal(scratch), true);
    NDArray u = received(difference, batch.air(), step, scratch);
    return SegmentationLoss.of(network.decode(u, true), batch.truth(), settings.objective());
  }

  /// What the decoder gets, see {@link ChannelDraw}.
  private NDArray received(NDArray difference, TrainingBatch.Air air, int step, NDManager scratch) {
    Shape shape = difference.getShape();
    NDArray factors = scratch.create(air.factors(), shape);
    NDArray analog = scratch.create(air.analog(), new Shape(shape.get(0), 1, 1, 1));
    double temperature = settings.objective().temperature().at(step, settings.steps());
    NDArray bits =
        GumbelBits.sample(difference, scratch.create(air.logistic(), shape), temperature);
    NDArray signs = Scaling.times(bits, 2).sub(1f);
    NDArray features = network.sentFeatures(difference, factors.neq(0));
    NDArray values = signs.add(features.sub(signs).mul(analog));
    return values.mul(factors).add(scratch.create(air.addends(), shape));
  }
}
