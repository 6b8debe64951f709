package io.semlink.models.training;

import io.semlink.models.promsc.Carrier;
import io.semlink.models.promsc.PromscConfig;
import org.apache.commons.rng.UniformRandomProvider;

/// Draws what the link does to the frames of a batch.
interface AirDraw {
  /// Of a network that no link divides.
  AirDraw NONE =
      new AirDraw() {
        @Override
        public int length() {
          return 0;
        }

        @Override
        public void draw(
            TrainingBatch.Air air, int frame, double impaired, UniformRandomProvider random) {}
      };

  /// Bits or features a frame.
  int length();

  /// Draws for one frame.
  ///
  /// @param air of the batch, overwritten at the frame
  /// @param frame index in the batch
  /// @param impaired probability that the link may make errors at all, in [0, 1]
  /// @param random the frame's own stream
  void draw(TrainingBatch.Air air, int frame, double impaired, UniformRandomProvider random);

  /// Of a ProMSC network.
  ///
  /// @param config its shape
  /// @param mix how often what happens; features meet no errors in a network for floats
  record OfPromsc(PromscConfig config, ChannelMix mix) implements AirDraw {
    @Override
    public int length() {
      return config.maxPlanes() * config.bitsPerPlane();
    }

    @Override
    public void draw(
        TrainingBatch.Air air, int frame, double impaired, UniformRandomProvider random) {
      int first = frame * length();
      ChannelDraw.Target target = new ChannelDraw.Target(air.factors(), air.addends(), first);
      boolean features = config.carrier() == Carrier.FLOATS;
      ChannelMix used = features ? ChannelMix.ERROR_FREE : mix;
      boolean analog = ChannelDraw.fill(target, config, used, impaired, random);
      air.analog()[frame] = analog || features ? 1 : 0;
      for (int b = first; b < first + length(); b++) {
        air.logistic()[b] = TrainingNoise.logistic(random);
      }
    }
  }
}
