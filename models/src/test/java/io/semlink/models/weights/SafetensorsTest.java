package io.semlink.models.weights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.link.BadWeightsException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SafetensorsTest {
  private static byte[] file(String header, float... values) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + json.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json);
    for (float value : values) {
      file.putFloat(value);
    }
    return file.array();
  }

  /// A file as the format's description shows it, laid out by hand.
  @Test
  void readsAFileLaidOutByHand() {
    Safetensors contents =
        Safetensors.decode(
            "hand",
            file(
                "{\"__metadata__\":{\"format\":\"pt\"},"
                    + "\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[16,20]},"
                    + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}  ",
                1,
                -2,
                3.5f,
                4,
                5));
    assertThat(contents.metadata()).containsExactlyEntriesOf(java.util.Map.of("format", "pt"));
    assertThat(requireNonNull(contents.tensors().get("a")).shape()).containsExactly(2L, 2L);
    assertThat(requireNonNull(contents.tensors().get("a")).values())
        .containsExactly(1, -2, 3.5f, 4);
    assertThat(requireNonNull(contents.tensors().get("b")).values()).containsExactly(5);
  }

  @Test
  void roundTripKeepsEveryBit() {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put("note", "quotes \" and umlauts ä");
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z.weight", new Tensor(List.of(3L), new float[] {Float.MIN_VALUE, -0f, 1e30f}));
    tensors.put("a.bias", new Tensor(List.of(1L, 2L), new float[] {1 / 3f, Float.NaN}));
    Safetensors read =
        Safetensors.decode("round trip", new Safetensors(metadata, tensors).encode());
    assertThat(read.metadata()).isEqualTo(metadata);
    assertThat(read.tensors().keySet()).containsExactly("z.weight", "a.bias");
    for (String name : tensors.keySet()) {
      assertThat(requireNonNull(read.tensors().get(name)).shape())
          .isEqualTo(requireNonNull(tensors.get(name)).shape());
      assertThat(bits(requireNonNull(read.tensors().get(name))))
          .isEqualTo(bits(requireNonNull(tensors.get(name))));
    }
  }

  private static int[] bits(TensorSource tensor) {
    float[] values = tensor.values();
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  @Test
  void valuesBeginAtAMultipleOfEight() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("x", new Tensor(List.of(1L), new float[] {1}));
    byte[] bytes = new Safetensors(new LinkedHashMap<>(), tensors).encode();
    assertThat((bytes.length - Float.BYTES) % 8).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[1, 2]",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,80]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
        "{\"a\":7}",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} {}",
        "{\"a\\nb\":{\"dtype\":\"F\\n32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
      })
  void damageIsNamedInOneLine(String header) {
    assertThatThrownBy(() -> Safetensors.decode("net.safetensors", file(header, 1, 2)))
        .isInstanceOf(BadWeightsException.class)
        .message()
        .startsWith("net.safetensors")
        .hasLineCount(1);
  }

  /// A length that no machine has memory for is refused before memory is claimed.
  @Test
  void hugeHeaderIsRefused() {
    byte[] bytes = file("{}");
    for (long length : new long[] {Long.MAX_VALUE, -1, Integer.MAX_VALUE, 3}) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      assertThatThrownBy(() -> Safetensors.decode("huge", bytes))
          .isInstanceOf(BadWeightsException.class)
          .hasMessage("huge is not a safetensors file, or cut short");
    }
  }

  @Test
  void anyFileThatIsCutShortIsRefused() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("x", new Tensor(List.of(4L), new float[] {1, 2, 3, 4}));
    byte[] whole = new Safetensors(new LinkedHashMap<>(), tensors).encode();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Safetensors.decode("cut", cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(BadWeightsException.class);
    }
  }
}
