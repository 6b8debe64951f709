package io.semlink.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import io.semlink.simulator.link.ComputeDevice;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BlocksTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    // With other draws all hidden units of a channel attention may be off, and none would learn.
    TorchEngine.start().setRandomSeed(11);
    manager = TorchEngine.newManager(ComputeDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<Arguments> blocks() {
    Shape map = new Shape(2, 8, 6, 10);
    Shape tokens = new Shape(2, 12, 16);
    return Stream.of(
        Arguments.of(new ChannelAttention(8, 4), new Shape[] {map}, map),
        Arguments.of(new ChannelAttention(8, 4, AttentionForm.MAX_ONLY), new Shape[] {map}, map),
        Arguments.of(new SpatialAttention(), new Shape[] {map}, map),
        Arguments.of(new SpatialAttention(AttentionForm.MAX_ONLY), new Shape[] {map}, map),
        Arguments.of(ResNetBlock.bottleneck(8, 3, 2), new Shape[] {map}, new Shape(2, 12, 3, 5)),
        Arguments.of(ResNetBlock.bottleneck(8, 2, 1), new Shape[] {map}, map),
        Arguments.of(ResNetBlock.basic(8, 3, 2), new Shape[] {map}, new Shape(2, 3, 3, 5)),
        Arguments.of(ResNetBlock.basic(8, 8, 1), new Shape[] {map}, map),
        Arguments.of(new FeatureEnhancement(8, false), new Shape[] {map, map}, map),
        Arguments.of(new FeatureEnhancement(8, true), new Shape[] {map, map}, map),
        Arguments.of(TransBottleneck.keeping(8), new Shape[] {map}, map),
        Arguments.of(TransBottleneck.doubling(3, true), new Shape[] {map}, new Shape(2, 3, 12, 20)),
        Arguments.of(new UpConvolution(5), new Shape[] {map}, new Shape(2, 5, 12, 20)),
        Arguments.of(new ResidualBlock(8, 8, 1), new Shape[] {map}, map),
        Arguments.of(new ResidualBlock(8, 12, 2), new Shape[] {map}, new Shape(2, 12, 3, 5)),
        Arguments.of(new MiniInception(6), new Shape[] {map}, new Shape(2, 6, 6, 10)),
        Arguments.of(new PixelShuffle(5), new Shape[] {map}, new Shape(2, 5, 12, 20)),
        Arguments.of(new SqueezeExcitation(8, 4), new Shape[] {map, new Shape(2, 4, 3, 5)}, map),
        Arguments.of(new AttentionBlock(16, 4), new Shape[] {tokens}, tokens),
        Arguments.of(new AttentionBlock(16, 4), new Shape[] {tokens, new Shape(2, 7, 16)}, tokens));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void outputHasTheShapeThatIsAnnounced(Block block, Shape[] inputs, Shape expected) {
    block.initialize(manager, DataType.FLOAT32, inputs);
    assertThat(block.getOutputShapes(inputs)[0]).isEqualTo(expected);
    NDList arrays = new NDList();
    for (Shape shape : inputs) {
      arrays.add(manager.randomNormal(shape));
    }
    assertThat(forward(block, arrays).getShape()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyParameterLearns(Block block, Shape[] inputs, Shape output) {
    block.initialize(manager, DataType.FLOAT32, inputs);
    try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
      NDList arrays = new NDList();
      for (Shape shape : inputs) {
        arrays.add(manager.randomNormal(shape));
      }
      NDArray result =
          block.forward(new ParameterStore(manager, false), arrays, true).singletonOrThrow();
      collector.backward(result.mul(manager.randomNormal(output)).sum());
    }
    int numChecked = 0;
    for (Pair<String, Parameter> parameter : block.getParameters()) {
      // The softmax takes no notice of what all keys share.
      if (parameter.getValue().requiresGradient() && !parameter.getKey().contains("key_bias")) {
        float[] gradient = parameter.getValue().getArray().getGradient().toFloatArray();
        double sum = 0;
        for (float g : gradient) {
          sum += Math.abs(g);
        }
        assertThat(sum).as(parameter.getKey()).isFinite().isPositive();
        numChecked++;
      }
    }
    assertThat(numChecked).isPositive();
  }

  @Test
  void channelGroupsBecomeSubPixels() {
    PixelShuffle block = new PixelShuffle(2);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 1, 2));
    set(block, "weight", 0);
    block.getParameters().get(1).getValue().getArray().set(new float[] {0, 1, 2, 3, 4, 5, 6, 7});
    NDArray y = forward(block, new NDList(manager.ones(new Shape(1, 3, 1, 2))));
    assertThat(y.toFloatArray()).containsExactly(0, 1, 0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7);
  }

  @Test
  void decoderEnlargesByThirtyTwoToLogitsOfEitherSign() {
    TransBottleneckDecoder block = new TransBottleneckDecoder(64, 9);
    Shape code = new Shape(1, 64, 1, 2);
    block.initialize(manager, DataType.FLOAT32, code);
    NDArray logits = forward(block, new NDList(manager.randomNormal(code)));
    assertThat(logits.getShape())
        .isEqualTo(new Shape(1, 9, 32, 64))
        .isEqualTo(block.getOutputShapes(new Shape[] {code})[0]);
    assertThat(logits.min().getFloat()).isNegative();
    assertThat(logits.max().getFloat()).isPositive();
  }

  @Test
  void upConvolutionIsATransposedConvolution() {
    UpConvolution block = new UpConvolution(2);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 2, 2, 1));
    NDArray weight = block.getParameters().get(0).getValue().getArray();
    // weight (4 k + 2 dy + dx, c) = w(c, k, dy, dx)
    weight.set(new float[] {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60, 7, 70, 8, 80});
    NDArray x = manager.create(new float[] {1, 0, 0, 1}, new Shape(1, 2, 2, 1));
    assertThat(forward(block, new NDList(x)).toFloatArray())
        .containsExactly(1, 2, 3, 4, 10, 20, 30, 40, 5, 6, 7, 8, 50, 60, 70, 80);
  }

  @Test
  void attentionWithoutKnowledgeHalvesItsInput() {
    for (Block block : new Block[] {new ChannelAttention(4, 2), new SpatialAttention()}) {
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 4, 3, 3));
      set(block, "weight", 0);
      NDArray x = manager.randomNormal(new Shape(1, 4, 3, 3));
      NDArray doubled = forward(block, new NDList(x)).mul(2f);
      assertThat(doubled.toFloatArray()).containsExactly(x.toFloatArray());
    }
  }

  /// Without knowledge each weight is a half: a map that meets both has a quarter of its size, one
  /// that lost its channel weights a half.
  @Test
  void enhancementAddsBothMapsWithTheSameWeights() {
    Shape map = new Shape(1, 8, 3, 3);
    NDArray rgb = manager.randomNormal(map);
    NDArray thermal = manager.randomNormal(map);
    for (boolean lost : new boolean[] {false, true}) {
      FeatureEnhancement block = new FeatureEnhancement(8, lost);
      block.initialize(manager, DataType.FLOAT32, map, map);
      set(block, "weight", 0);
      NDArray expected = rgb.mul(0.25f).add(thermal.mul(lost ? 0.5f : 0.25f));
      NDArray y = forward(block, new NDList(rgb, thermal));
      assertThat(y.toFloatArray()).containsExactly(expected.toFloatArray());
    }
  }

  @Test
  void publishedDecoderEndsWithAnActivation() {
    TransBottleneckDecoder block = new TransBottleneckDecoder(32, 9, true);
    Shape code = new Shape(1, 32, 1, 2);
    block.initialize(manager, DataType.FLOAT32, code);
    NDArray logits = forward(block, new NDList(manager.randomNormal(code)));
    assertThat(logits.min().getFloat()).isZero();
    assertThat(logits.max().getFloat()).isPositive();
  }

  @Test
  void orderOfTheContextDoesNotMatter() {
    AttentionBlock block = new AttentionBlock(8, 2);
    Shape queries = new Shape(1, 3, 8);
    block.initialize(manager, DataType.FLOAT32, queries, new Shape(1, 5, 8));
    NDArray q = manager.randomNormal(queries);
    NDArray context = manager.randomNormal(new Shape(1, 5, 8));
    float[] straight = forward(block, new NDList(q, context)).toFloatArray();
    float[] reversed = forward(block, new NDList(q, context.flip(1))).toFloatArray();
    for (int i = 0; i < straight.length; i++) {
      assertThat(reversed[i]).isCloseTo(straight[i], within(1e-5f));
    }
  }

  @Test
  void headsMustDivideTheWidth() {
    assertThatThrownBy(() -> new AttentionBlock(10, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 heads do not divide 10 features");
  }

  private NDArray forward(Block block, NDList inputs) {
    return block.forward(new ParameterStore(manager, false), inputs, false).singletonOrThrow();
  }

  private static void set(Block block, String suffix, float value) {
    int numSet = 0;
    for (Pair<String, Parameter> parameter : block.getParameters()) {
      if (parameter.getKey().endsWith(suffix)) {
        NDArray array = parameter.getValue().getArray();
        float[] values = new float[(int) array.size()];
        Arrays.fill(values, value);
        array.set(values);
        numSet++;
      }
    }
    assertThat(numSet).isPositive();
  }
}
