package io.semlink.models.nn;

import java.util.List;

/// Blocks and widths of a residual network (He et al., CVPR 2016, table 1).
///
/// @param form which blocks
/// @param width channels after the first convolution, w; the 3x3 convolutions of layer i = 1 to 4
///   have 2^(i-1) w
/// @param blocks blocks a layer, one to four layers
public record ResNetLayout(Form form, int width, List<Integer> blocks) {
  /// Channels after the first convolution of the published networks.
  static final int PUBLISHED_WIDTH = 64;

  /// ResNet-18: two basic blocks a layer.
  public static final ResNetLayout RESNET_18 = basic(PUBLISHED_WIDTH);

  /// ResNet-50: 3, 4, 6 and 3 bottleneck blocks.
  public static final ResNetLayout RESNET_50 =
      new ResNetLayout(Form.BOTTLENECK, PUBLISHED_WIDTH, List.of(3, 4, 6, 3));

  /// ResNet-152: 3, 8, 36 and 3 bottleneck blocks.
  public static final ResNetLayout RESNET_152 =
      new ResNetLayout(Form.BOTTLENECK, PUBLISHED_WIDTH, ResNetTrunk.RESNET_152);

  /// Which blocks a residual network is made of.
  public enum Form {
    /// Two 3x3 convolutions.
    BASIC(1),
    /// 1x1, 3x3 and 1x1 convolutions, the last one to four times the channels.
    BOTTLENECK(4);

    private final int expansion;

    Form(int expansion) {
      this.expansion = expansion;
    }

    /// Output channels a channel of the 3x3 convolution.
    int expansion() {
      return expansion;
    }
  }

  /// @throws IllegalArgumentException if there are not one to four layers, or a number is below 1
  public ResNetLayout {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty() || blocks.size() > 4) {
      throw new IllegalArgumentException(
          "a residual network has one to four layers, not %s".formatted(blocks.size()));
    }
    if (width < 1 || blocks.stream().anyMatch(number -> number < 1)) {
      throw new IllegalArgumentException(
          "a residual network needs numbers >= 1, not width %s and blocks %s"
              .formatted(width, blocks));
    }
  }

  /// The layout of ResNet-18 in another width.
  ///
  /// @param width channels after the first convolution, 64 in ResNet-18
  public static ResNetLayout basic(int width) {
    return new ResNetLayout(Form.BASIC, width, List.of(2, 2, 2, 2));
  }

  /// Channels of the last map.
  public int channels() {
    return channels(blocks.size());
  }

  /// Pixels that a cell of the last map is wide and high.
  public int stride() {
    return 2 << blocks.size();
  }

  /// Channels at a tap: 0 after the first convolution, i after layer i.
  ///
  /// @param tap from 0 to the number of layers
  public int channels(int tap) {
    return tap == 0 ? width : form.expansion() * (width << (tap - 1));
  }
}
