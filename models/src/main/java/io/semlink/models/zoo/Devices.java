package io.semlink.models.zoo;

import io.semlink.models.nn.TorchEngine;
import io.semlink.simulator.link.ComputeDevice;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// The devices of this machine, by the words of a scenario.
public final class Devices {
  private final IntSupplier gpuCount;

  /// The devices that PyTorch can use.
  public Devices() {
    this(TorchEngine::numGpus);
  }

  /// A machine with a given number of GPUs.
  ///
  /// @param gpuCount asked each time, and only where the answer matters
  Devices(IntSupplier gpuCount) {
    this.gpuCount = gpuCount;
  }

  /// Name and version of the engine, as "PyTorch 2.7.1".
  public String engine() {
    return TorchEngine.description();
  }

  /// Threads that the engine uses inside one operation.
  public int threads() {
    return TorchEngine.threads();
  }

  /// How many GPUs there are.
  public int numGpus() {
    return gpuCount.getAsInt();
  }

  /// The devices that a word stands for; never a silent fallback.
  ///
  /// @param word "auto" (all GPUs, else the processor), "cpu" or "gpu" (all GPUs)
  /// @return at least one device
  /// @throws IllegalArgumentException if the word is another one or there is no GPU
  public List<ComputeDevice> resolve(String word) {
    return switch (word) {
      case "cpu" -> List.of(ComputeDevice.CPU);
      case "gpu" -> requireSome(gpus());
      case "auto" -> {
        List<ComputeDevice> gpus = gpus();
        yield gpus.isEmpty() ? List.of(ComputeDevice.CPU) : gpus;
      }
      default ->
          throw new IllegalArgumentException(
              "device is \"%s\" but must be auto, cpu or gpu".formatted(word));
    };
  }

  private List<ComputeDevice> gpus() {
    return IntStream.range(0, numGpus())
        .mapToObj(i -> new ComputeDevice(ComputeDevice.Kind.GPU, i))
        .toList();
  }

  private static List<ComputeDevice> requireSome(List<ComputeDevice> gpus) {
    if (gpus.isEmpty()) {
      throw new IllegalArgumentException("device is \"gpu\" but PyTorch sees no GPU here");
    }
    return gpus;
  }
}
