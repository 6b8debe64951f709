package io.semlink.models.nn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.semlink.simulator.link.ComputeDevice;

/// The door to PyTorch. The engine reads its settings once in a process, so whoever wants arrays
/// comes through here.
public final class TorchEngine {
  private static final String NAME = "PyTorch";
  private static final String THREADS = "ai.djl.pytorch.num_threads";

  private TorchEngine() {}

  /// The engine, started if need be: one thread an operation, no network access. Properties that
  /// the user set are kept.
  ///
  /// One thread, because threads inside an operation spin while they wait for each other; frames
  /// are spread over cores by running several encoders.
  public static Engine start() {
    setDefault(THREADS, "1");
    setDefault("ai.djl.pytorch.num_interop_threads", "1");
    // A graph that is rewritten after the first runs may round otherwise than before.
    setDefault("ai.djl.pytorch.graph_optimizer", "false");
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    return Engine.getEngine(NAME);
  }

  /// A new root of native memory on a device; the caller closes it.
  public static NDManager newManager(ComputeDevice device) {
    return start().newBaseManager(toDjl(device));
  }

  /// Name and version of the engine, which it starts.
  public static String description() {
    Engine engine = start();
    return engine.getEngineName() + " " + engine.getVersion();
  }

  /// Threads inside one operation, as the engine, which it starts, was told.
  public static int threads() {
    start();
    return Integer.getInteger(THREADS, 1);
  }

  /// How many GPUs the native library can use.
  public static int numGpus() {
    return start().getGpuCount();
  }

  private static Device toDjl(ComputeDevice device) {
    return device.kind() == ComputeDevice.Kind.CPU ? Device.cpu() : Device.gpu(device.index());
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
