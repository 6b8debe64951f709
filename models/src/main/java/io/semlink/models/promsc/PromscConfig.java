package io.semlink.models.promsc;

import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.AttentionForm;
import io.semlink.models.nn.ResNetTrunk;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.Optional;

/// Shape of a ProMSC network. A token is a cell of stride x stride pixels; a plane is one bit of
/// every token.
///
/// @param name name of the network, as in "promsc-tiny"
/// @param resolution size of the frames, both sides multiples of the stride
/// @param modality images that the transmitter looks at
/// @param trunk of each unimodal encoder
/// @param fusion tokens and fusion
/// @param maxPlanes planes of the whole code; each smaller number is a legal code as well
/// @param carrier what the planes are
/// @param head the receiver's layers, of the trunk's stride
public record PromscConfig(
    String name,
    Resolution resolution,
    Modality modality,
    Trunk trunk,
    FusionConfig fusion,
    int maxPlanes,
    Carrier carrier,
    Head head) {
  private static final int PLANES = 128;

  /// 96x128 frames, 48 tokens, 2.1 M values.
  public static final PromscConfig TINY =
      preset(
          "promsc-tiny",
          new Resolution(96, 128),
          new Trunk.Residual(16, 1),
          new FusionConfig(64, 4, 1),
          new Head.Upsampling(List.of(128, 64, 48, 24)));

  /// 96x128 frames, 48 tokens, wider and with two fusion stages.
  public static final PromscConfig SMALL =
      preset(
          "promsc-small",
          new Resolution(96, 128),
          new Trunk.Residual(24, 1),
          new FusionConfig(96, 4, 2),
          new Head.Upsampling(List.of(160, 80, 48, 24)));

  /// 192x256 frames, 192 tokens; the widths of `promsc-small`.
  public static final PromscConfig MEDIUM =
      preset(
          "promsc-medium", new Resolution(192, 256), SMALL.trunk(), SMALL.fusion(), SMALL.head());

  /// 480x640 frames, 300 tokens, two ResNet-152 trunks: of the paper's size, not the paper's
  /// network, of which width, stages and decoder are not published.
  public static final PromscConfig PAPER =
      preset(
          "promsc-paper",
          new Resolution(480, 640),
          new Trunk.ResNet(ResNetTrunk.RESNET_152, AttentionForm.MAX_ONLY),
          new FusionConfig(512, 8, 2048, 3, 1),
          new Head.TransBottlenecks(1024));

  /// The networks that have a name.
  public static final List<PromscConfig> PRESETS = List.of(TINY, SMALL, MEDIUM, PAPER);

  /// @throws IllegalArgumentException if trunk and head have different strides, the resolution does
  ///   not divide by it, or there is no plane
  public PromscConfig {
    if (trunk.stride() != head.stride()) {
      throw new IllegalArgumentException(
          "the trunk has stride %s but the head %s".formatted(trunk.stride(), head.stride()));
    }
    if (resolution.height() % trunk.stride() != 0 || resolution.width() % trunk.stride() != 0) {
      throw new IllegalArgumentException(
          "resolution is %s but both sides must be multiples of %s"
              .formatted(resolution, trunk.stride()));
    }
    if (maxPlanes < 1) {
      throw new IllegalArgumentException("planes are %s but must be >= 1".formatted(maxPlanes));
    }
  }

  private static PromscConfig preset(
      String name, Resolution resolution, Trunk trunk, FusionConfig fusion, Head head) {
    return new PromscConfig(
        name, resolution, Modality.BOTH, trunk, fusion, PLANES, Carrier.BITS, head);
  }

  /// A network by name: a preset, or a preset followed by "-rgb" or "-thermal" (one sensor only)
  /// and then by "-float" (floats in place of bits).
  ///
  /// @param name as in "promsc-small-thermal"
  public static Optional<PromscConfig> named(String name) {
    return all().stream().filter(config -> config.name.equals(name)).findFirst();
  }

  /// Every network that has a name: the presets and their variants.
  public static List<PromscConfig> all() {
    return PRESETS.stream().flatMap(preset -> preset.variants().stream()).toList();
  }

  private List<PromscConfig> variants() {
    List<PromscConfig> bits = List.of(this, only(Modality.RGB), only(Modality.THERMAL));
    return java.util.stream.Stream.concat(
            bits.stream(), bits.stream().map(PromscConfig::withFloats))
        .toList();
  }

  /// The same network with one encoder, without cross-attention.
  ///
  /// @param single RGB or THERMAL
  public PromscConfig only(Modality single) {
    return new PromscConfig(
        name + "-" + single.keyword(), resolution, single, trunk, fusion, maxPlanes, carrier, head);
  }

  /// The same network with floats in place of bits.
  public PromscConfig withFloats() {
    return new PromscConfig(
        name + "-float", resolution, modality, trunk, fusion, maxPlanes, Carrier.FLOATS, head);
  }

  /// Rows of tokens, h.
  public int gridHeight() {
    return resolution.height() / trunk.stride();
  }

  /// Columns of tokens, w.
  public int gridWidth() {
    return resolution.width() / trunk.stride();
  }

  /// Bits of one plane, h * w.
  public int bitsPerPlane() {
    return gridHeight() * gridWidth();
  }

  /// Channels of the map that is fused: d, or 2d with both modalities.
  int fusedChannels() {
    return (modality == Modality.BOTH ? 2 : 1) * fusion.embedding();
  }

  /// Shapes of one frame's images: RGB and thermal.
  Shape[] imageShapes() {
    return new Shape[] {
      new Shape(1, 3, resolution.height(), resolution.width()),
      new Shape(1, 1, resolution.height(), resolution.width())
    };
  }

  /// Shape of one frame's planes.
  Shape codeShape() {
    return new Shape(1, maxPlanes, gridHeight(), gridWidth());
  }

  /// Planes in a payload.
  ///
  /// @param payloadBits size of the payload in bits
  /// @return C in 1..maxPlanes
  /// @throws IllegalArgumentException if the size is not C h w
  public int planes(int payloadBits) {
    int planes = payloadBits / bitsPerPlane();
    if (payloadBits % bitsPerPlane() != 0 || planes < 1 || planes > maxPlanes) {
      throw new IllegalArgumentException(
          "%s carries multiples of %s bits up to %s, not %s"
              .formatted(name, bitsPerPlane(), maxPlanes * bitsPerPlane(), payloadBits));
    }
    return planes;
  }
}
