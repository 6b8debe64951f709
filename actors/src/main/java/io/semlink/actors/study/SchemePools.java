package io.semlink.actors.study;

import io.semlink.actors.device.DeviceActor;
import io.semlink.actors.device.DevicePool;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// The actors of one scheme.
///
/// @param encoders frames to payloads
/// @param decoders received payloads to understanding
/// @param decoded what the decoders of the study made of batches
/// @param origin the point that asks
record SchemePools(
    DevicePool<EncoderInput, Payload> encoders,
    DevicePool<ReceivedPayload, Understanding> decoders,
    DecodedBatches decoded,
    String origin) {

  /// A frame with the size of the payload it is to become.
  record EncoderInput(SensorFrame frame, PayloadSize size) {}

  /// The same actors, asked by another point.
  SchemePools askedBy(String pointId) {
    return new SchemePools(encoders, decoders, decoded, pointId);
  }

  /// Encodes a batch.
  ///
  /// @param inputs 1 to the encoders' batch size
  CompletionStage<List<DevicePool.Timed<Payload>>> encode(List<EncoderInput> inputs) {
    return encoders.run(inputs, origin);
  }

  /// Decodes a batch.
  ///
  /// @param payloads 1 to the decoders' batch size
  CompletionStage<List<DevicePool.Timed<Understanding>>> understand(
      List<ReceivedPayload> payloads) {
    return decoded.decode(decoders, payloads, origin);
  }

  /// An encoder as a network; all inputs of a batch ask for the same size.
  static DeviceActor.Network<EncoderInput, Payload> network(FrameEncoder encoder) {
    return new DeviceActor.Network<>() {
      @Override
      public List<Payload> run(List<EncoderInput> inputs) {
        List<SensorFrame> frames = inputs.stream().map(EncoderInput::frame).toList();
        return encoder.encode(frames, inputs.getFirst().size());
      }

      @Override
      public void close() {
        encoder.close();
      }
    };
  }

  /// A decoder as a network.
  static DeviceActor.Network<ReceivedPayload, Understanding> network(FrameDecoder decoder) {
    return new DeviceActor.Network<>() {
      @Override
      public List<Understanding> run(List<ReceivedPayload> inputs) {
        return decoder.decode(inputs);
      }

      @Override
      public void close() {
        decoder.close();
      }
    };
  }
}
