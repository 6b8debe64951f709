package io.semlink.models.baseline;

import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.Complexity;
import io.semlink.models.nn.ResNetLayout;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Shape of a segmentation network for RGB and thermal images.
///
/// @param name name of the network, as in "rtfnet-152"
/// @param resolution size of the frames, both sides multiples of the architecture's stride
/// @param architecture layers and widths
/// @param form regular or as published
public record FusionNetConfig(
    String name, Resolution resolution, FusionArchitecture architecture, FusionForm form) {
  private static final Resolution PAPER = new Resolution(480, 640);
  private static final Resolution SMALL = new Resolution(96, 128);
  private static final Resolution MEDIUM = new Resolution(192, 256);

  /// ResNet-18 with 24 in place of 64 channels after the first convolution.
  private static final ResNetLayout NARROW = ResNetLayout.basic(24);

  /// The networks that have a name. Those called `-small` (96x128) and `-medium` (192x256) have the
  /// same parameters, so that weights of one size can start the other; the others are for 480x640.
  public static final List<FusionNetConfig> PRESETS =
      List.of(
          preset("mfnet", PAPER, FusionArchitecture.MfNet.PUBLISHED),
          preset("mfnet-small", SMALL, FusionArchitecture.MfNet.PUBLISHED),
          preset("mfnet-medium", MEDIUM, FusionArchitecture.MfNet.PUBLISHED),
          preset("rtfnet-18", PAPER, new FusionArchitecture.RtfNet(ResNetLayout.RESNET_18)),
          preset("rtfnet-50", PAPER, new FusionArchitecture.RtfNet(ResNetLayout.RESNET_50)),
          preset("rtfnet-152", PAPER, new FusionArchitecture.RtfNet(ResNetLayout.RESNET_152)),
          preset("rtfnet-small", SMALL, new FusionArchitecture.RtfNet(NARROW)),
          preset("rtfnet-medium", MEDIUM, new FusionArchitecture.RtfNet(NARROW)),
          preset("feanet-152", PAPER, new FusionArchitecture.FeaNet(ResNetLayout.RESNET_152)),
          preset("feanet-small", SMALL, new FusionArchitecture.FeaNet(NARROW)),
          preset("feanet-medium", MEDIUM, new FusionArchitecture.FeaNet(NARROW)));

  /// @throws IllegalArgumentException if the resolution does not divide by the stride
  public FusionNetConfig {
    int stride = architecture.stride();
    if (resolution.height() % stride != 0 || resolution.width() % stride != 0) {
      throw new IllegalArgumentException(
          "resolution of %s is %s but both sides must be multiples of %s"
              .formatted(name, resolution, stride));
    }
  }

  private static FusionNetConfig preset(
      String name, Resolution resolution, FusionArchitecture architecture) {
    return new FusionNetConfig(name, resolution, architecture, FusionForm.REGULAR);
  }

  /// A network by name: a preset, or a preset followed by "-published" (what its published code
  /// does, see {@link FusionForm}).
  ///
  /// @param name as in "rtfnet-small"
  public static Optional<FusionNetConfig> named(String name) {
    return all().stream().filter(config -> config.name.equals(name)).findFirst();
  }

  /// Every network that has a name: the presets, each followed by its published form.
  public static List<FusionNetConfig> all() {
    return PRESETS.stream().flatMap(preset -> Stream.of(preset, preset.asPublished())).toList();
  }

  /// The same network, with the same parameters, in the form of its published code.
  public FusionNetConfig asPublished() {
    return new FusionNetConfig(
        name + "-published", resolution, architecture, FusionForm.AS_PUBLISHED);
  }

  /// Size and work of the network for one frame, counted without taking the memory that it needs.
  public Complexity complexity() {
    return Complexity.measure(architecture.newBlock(form), imageShapes());
  }

  /// Shapes of one frame's images: RGB and thermal.
  Shape[] imageShapes() {
    return new Shape[] {
      new Shape(1, 3, resolution.height(), resolution.width()),
      new Shape(1, 1, resolution.height(), resolution.width())
    };
  }
}
