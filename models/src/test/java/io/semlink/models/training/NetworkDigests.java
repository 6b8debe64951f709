package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import com.github.luben.zstd.Zstd;
import io.semlink.models.RectangleSensor;
import io.semlink.models.baseline.FusionArchitecture;
import io.semlink.models.baseline.FusionNet;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.codec.ImageCodec;
import io.semlink.models.codec.ImageCodecs;
import io.semlink.models.codec.ImageFormat;
import io.semlink.models.nn.AttentionForm;
import io.semlink.models.nn.FrameTensors;
import io.semlink.models.nn.NamedNetwork;
import io.semlink.models.nn.ResNetLayout;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.nn.UsedMemory;
import io.semlink.models.promsc.FusionConfig;
import io.semlink.models.promsc.Head;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.promsc.Trunk;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.results.Sha256;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/// Prints a hash of everything that native code computes here: of each network a training step
/// (loss and all parameters after it) and what it then understands; of each image codec bytes and
/// decoded image. A program of its own, so that its memory can be soiled.
final class NetworkDigests {
  /// One cell of the deepest trunk by two.
  private static final Resolution SIZE = new Resolution(32, 64);

  /// Large enough for every codec, also after it was halved.
  private static final Resolution PICTURE = new Resolution(96, 128);

  private static final int NARROW = 24;
  private static final List<Integer> ONE_BLOCK = List.of(1, 1, 1, 1);

  private final float left;
  private final Path folder;

  private NetworkDigests(float left, Path folder) {
    this.left = left;
    this.folder = folder;
  }

  /// Prints them.
  ///
  /// @param arguments what the freed memory holds, as a number or NaN; a folder for checkpoints
  public static void main(String[] arguments) {
    new NetworkDigests(Float.parseFloat(arguments[0]), Path.of(arguments[1])).print();
  }

  private void print() {
    for (PromscConfig config : promscs()) {
      print(config.name(), new PromscCurriculum(config, settings()), NetworkDigests::understood);
    }
    for (FusionNetConfig config : fusionNets()) {
      print(config.name(), new FusionNetCurriculum(config, settings()), NetworkDigests::segmented);
    }
    for (ImageCodec codec : ImageCodecs.ALL) {
      System.out.println(codec.name() + " " + coded(codec));
    }
    byte[] noise = new byte[100_000];
    UniformRandomProvider random = StreamKey.of(1, Purpose.WEIGHTS, 2).generator();
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.nextInt(16);
    }
    System.out.println("zstd " + Sha256.hex(Zstd.compress(noise)));
  }

  /// All presets with their variants, at a size that a test can afford; of the paper's trunks,
  /// which repeat their blocks, one block a layer.
  private static List<PromscConfig> promscs() {
    return PromscConfig.all().stream().map(NetworkDigests::small).toList();
  }

  private static PromscConfig small(PromscConfig config) {
    boolean deep = config.trunk() instanceof Trunk.ResNet;
    return new PromscConfig(
        config.name(),
        SIZE,
        config.modality(),
        deep ? new Trunk.ResNet(ONE_BLOCK, AttentionForm.MAX_ONLY) : config.trunk(),
        deep ? new FusionConfig(64, 8, 128, 3, 1) : config.fusion(),
        config.maxPlanes(),
        config.carrier(),
        deep ? new Head.TransBottlenecks(64) : config.head());
  }

  private static List<FusionNetConfig> fusionNets() {
    List<FusionNetConfig> nets = new ArrayList<>();
    for (FusionNetConfig config : FusionNetConfig.all()) {
      nets.add(
          new FusionNetConfig(config.name(), SIZE, shallow(config.architecture()), config.form()));
    }
    return nets;
  }

  private static FusionArchitecture shallow(FusionArchitecture architecture) {
    return switch (architecture) {
      case FusionArchitecture.MfNet mfNet -> mfNet;
      case FusionArchitecture.RtfNet net -> new FusionArchitecture.RtfNet(shallow(net.trunk()));
      case FusionArchitecture.FeaNet net -> new FusionArchitecture.FeaNet(shallow(net.trunk()));
    };
  }

  private static ResNetLayout shallow(ResNetLayout layout) {
    return new ResNetLayout(layout.form(), Math.min(NARROW, layout.width()), ONE_BLOCK);
  }

  private TrainingSettings settings() {
    return new TrainingSettings(
        TrainingSettings.Stage.END_TO_END,
        1,
        4,
        2,
        new LearningRate.Cosine(1e-3, 1),
        Trainings.OBJECTIVE,
        ChannelMix.DEFAULT,
        0.05,
        new TrainingSettings.Intervals(10, 4, 2, 0),
        new TrainingSettings.Files(folder, false, List.of()));
  }

  private <N extends NamedNetwork> void print(
      String name, Curriculum<N> curriculum, Function<N, NDArray> understanding) {
    RectangleSensor frames = new RectangleSensor(SIZE, 3, Long.MAX_VALUE);
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      TrainingState<N> state = new TrainingState<>(curriculum, settings(), manager);
      BatchSource batches = new BatchSource(TrainingFrames.of(frames), curriculum, settings());
      List<String> parts = new ArrayList<>();
      UsedMemory.fill(manager, left);
      TrainingProgress progress = state.step(0, batches.batch(0));
      parts.add(progress.loss() + " " + progress.gradientNorm());
      for (Parameter parameter : state.live().parameters().values()) {
        parts.add(hash(parameter.getArray()));
      }
      state.live().freeze();
      UsedMemory.fill(manager, left);
      parts.add(hash(understanding.apply(state.live())));
      System.out.println(
          name + " " + parts.getFirst() + " " + Sha256.hex(String.join("\n", parts)));
    }
  }

  private static NDArray understood(Promsc network) {
    List<SensorFrame> frames = frames(SIZE);
    NDManager manager = network.parameters().firstEntry().getValue().getArray().getManager();
    NDArray difference =
        network.encode(
            FrameTensors.of(frames.stream().map(SensorFrame::rgb).toList(), manager),
            FrameTensors.of(frames.stream().map(SensorFrame::thermal).toList(), manager),
            false);
    NDArray logits = network.decode(difference.tanh(), false);
    return difference.flatten().concat(logits.flatten());
  }

  private static NDArray segmented(FusionNet network) {
    List<SensorFrame> frames = frames(SIZE);
    NDManager manager = network.parameters().firstEntry().getValue().getArray().getManager();
    return network.logits(
        FrameTensors.of(frames.stream().map(SensorFrame::rgb).toList(), manager),
        FrameTensors.of(frames.stream().map(SensorFrame::thermal).toList(), manager),
        false);
  }

  private static List<SensorFrame> frames(Resolution size) {
    RectangleSensor sensor = new RectangleSensor(size, 4, 3);
    return List.of(sensor.frame(0), sensor.frame(1), sensor.frame(2));
  }

  private static String coded(ImageCodec codec) {
    StringBuilder all = new StringBuilder();
    for (SensorFrame frame : frames(PICTURE)) {
      for (RasterImage image : List.of(frame.rgb(), frame.thermal())) {
        byte[] bytes = codec.encode(image, 40_000).orElseThrow().bytes();
        ImageFormat format = ImageFormat.of(image);
        all.append(Sha256.hex(bytes)).append(codec.decode(bytes, format).hashCode());
      }
    }
    return Sha256.hex(all.toString());
  }

  private static String hash(NDArray array) {
    float[] values = array.toFloatArray();
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    for (float value : values) {
      bytes.putInt(Float.floatToIntBits(value));
    }
    return Sha256.hex(bytes.array());
  }
}
