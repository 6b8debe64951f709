package io.semlink.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.semlink.models.nn.AttentionForm;
import io.semlink.models.nn.FeatureEnhancement;
import io.semlink.models.nn.Pass;
import io.semlink.models.nn.ResNetLayout;
import io.semlink.models.nn.ResNetTrunk;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.weights.FirstValues;
import io.semlink.models.weights.ParameterNames;
import io.semlink.simulator.link.ComputeDevice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order of layers and sums, written out once more from blocks with the same values.
final class TwoStreamEncoderTest {
  private static final ResNetLayout THIN = ResNetLayout.basic(4);
  private static final Shape RGB = new Shape(1, 3, 64, 64);
  private static final Shape THERMAL = new Shape(1, 1, 64, 64);
  private NDManager manager;
  private Pass pass;
  private NDArray rgb;
  private NDArray thermal;
  private ResNetTrunk rgbTrunk;
  private ResNetTrunk thermalTrunk;

  @BeforeEach
  void open() {
    TorchEngine.start().setRandomSeed(12);
    manager = TorchEngine.newManager(ComputeDevice.CPU);
    pass = new Pass(new ParameterStore(manager, false), false);
    rgb = manager.randomUniform(0, 1, RGB);
    thermal = manager.randomUniform(0, 1, THERMAL);
    rgbTrunk = drawn(new ResNetTrunk(THIN, AttentionForm.NONE), 0, RGB);
    thermalTrunk = drawn(new ResNetTrunk(THIN, AttentionForm.NONE), 100, THERMAL);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /// First values as the encoder draws them, which counts its parameters in order.
  private <B extends Block> B drawn(B block, int firstStream, Shape... inputs) {
    block.initialize(manager, DataType.FLOAT32, inputs);
    FirstValues.draw(ParameterNames.of("", block), 7, firstStream);
    ParameterNames.of("", block)
        .values()
        .forEach(parameter -> parameter.getArray().setRequiresGradient(false));
    return block;
  }

  private List<FeatureEnhancement> enhancements(FusionForm form) {
    List<FeatureEnhancement> blocks = new ArrayList<>();
    for (int tap = 0; tap < 5; tap++) {
      boolean lost = form == FusionForm.AS_PUBLISHED && tap == 3;
      Shape map = rgbTrunk.shapes(RGB).get(tap);
      blocks.add(drawn(new FeatureEnhancement(THIN.channels(tap), lost), 200 + 3 * tap, map, map));
    }
    return blocks;
  }

  private float[] values(TwoStreamEncoder encoder) {
    return pass.apply(drawn(encoder, 0, RGB, THERMAL), rgb, thermal).toFloatArray();
  }

  private NDArray run(NDArray x, ResNetTrunk trunk, int tap) {
    NDArray y = x;
    for (Block block : trunk.stages().get(tap)) {
      y = block.forward(pass.parameters(), new NDList(y), false).singletonOrThrow();
    }
    return y;
  }

  @Test
  void rtfNetAddsTheThermalMapsAtFiveTaps() {
    NDArray r = rgb;
    NDArray t = thermal;
    for (int tap = 0; tap < 5; tap++) {
      t = run(t, thermalTrunk, tap);
      r = run(r, rgbTrunk, tap).add(t);
    }
    assertThat(values(TwoStreamEncoder.plain(THIN))).containsExactly(r.toFloatArray());
  }

  @Test
  void feaNetEnhancesBothMapsBeforeItAddsThem() {
    NDArray r = rgb;
    NDArray t = thermal;
    List<FeatureEnhancement> enhancements = enhancements(FusionForm.REGULAR);
    for (int tap = 0; tap < 5; tap++) {
      t = run(t, thermalTrunk, tap);
      r = pass.apply(enhancements.get(tap), run(r, rgbTrunk, tap), t);
    }
    assertThat(values(TwoStreamEncoder.enhanced(THIN, FusionForm.REGULAR)))
        .containsExactly(r.toFloatArray());
  }

  @Test
  void publishedFeaNetOverwritesItsThermalStreamAfterTheFirstLayer() {
    NDArray r = rgb;
    NDArray t = thermal;
    List<FeatureEnhancement> enhancements = enhancements(FusionForm.AS_PUBLISHED);
    for (int tap = 0; tap < 5; tap++) {
      t = run(t, thermalTrunk, tap);
      r = pass.apply(enhancements.get(tap), run(r, rgbTrunk, tap), t);
      t = tap == 1 ? enhancements.get(tap).weighted(pass, t) : t;
    }
    assertThat(values(TwoStreamEncoder.enhanced(THIN, FusionForm.AS_PUBLISHED)))
        .containsExactly(r.toFloatArray())
        .isNotEqualTo(values(TwoStreamEncoder.enhanced(THIN, FusionForm.REGULAR)));
  }
}
