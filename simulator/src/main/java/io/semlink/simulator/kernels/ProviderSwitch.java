package io.semlink.simulator.kernels;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Which provider runs. A process begins on the scalar one; a daemon thread drives the vector one
/// until it is compiled and then makes it the active one, once.
///
/// The system property `semlink.kernels`, or else the environment variable `SEMLINK_KERNELS`, says
/// `auto` (the default), `scalar` (never change) or `vector` (change at once, compiled or not).
final class ProviderSwitch {
  private static final String PROPERTY = "semlink.kernels";
  private static final String VARIABLE = "SEMLINK_KERNELS";
  private static final String MODULE = "jdk.incubator.vector";

  // The one switch of the process. Both providers give the same bits, so its state is no input of
  // any result.
  private static volatile State state =
      new State(KernelProvider.scalar(), "until the vector provider is compiled");

  private static final CountDownLatch DECIDED = new CountDownLatch(1);

  static {
    start(setting());
  }

  /// What runs and why.
  private record State(KernelProvider provider, String reason) {}

  private ProviderSwitch() {}

  static KernelProvider active() {
    return state.provider;
  }

  static String reason() {
    return state.reason;
  }

  static boolean await() throws InterruptedException {
    DECIDED.await();
    return state.provider.name().equals("vector");
  }

  private static String setting() {
    String variable = Optional.ofNullable(System.getenv(VARIABLE)).orElse("auto");
    return System.getProperty(PROPERTY, variable).toLowerCase(Locale.ROOT);
  }

  private static void start(String setting) {
    switch (setting) {
      case "scalar" -> decide(KernelProvider.scalar(), "as " + PROPERTY + " asks");
      case "vector" -> changeAtOnce();
      case "auto" -> {
        Thread thread = new Thread(ProviderSwitch::warmUp, "semlink-kernel-warm-up");
        thread.setDaemon(true);
        thread.start();
      }
      default ->
          throw new IllegalArgumentException(
              "%s is %s but must be auto, scalar or vector".formatted(PROPERTY, setting));
    }
  }

  private static void changeAtOnce() {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      decide(KernelProvider.scalar(), obstacle.orElseThrow());
    } else {
      decide(KernelProvider.vector(), "as " + PROPERTY + " asks");
    }
  }

  private static void warmUp() {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      decide(KernelProvider.scalar(), obstacle.orElseThrow());
      return;
    }
    try {
      KernelProvider vector = KernelProvider.vector();
      WarmUp.Outcome outcome = WarmUp.drive(vector, KernelProvider.scalar());
      decide(outcome.compiled() ? vector : KernelProvider.scalar(), outcome.reason());
    } catch (LinkageError | RuntimeException e) {
      decide(KernelProvider.scalar(), "the vector provider failed: " + e);
    }
  }

  private static void decide(KernelProvider provider, String reason) {
    state = new State(provider, reason);
    DECIDED.countDown();
  }

  /// Why this process cannot run vectors.
  private static Optional<String> obstacle() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of("started without --add-modules " + MODULE);
    }
    if (System.getProperty("java.vm.info", "").contains("interpreted mode")) {
      return Optional.of("this process interprets its code");
    }
    return Lanes.FLOATS.length() < 4
        ? Optional.of("the processor has vectors of " + Lanes.FLOATS.vectorBitSize() + " bits only")
        : Optional.empty();
  }
}
