package io.semlink.scenarios.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ctrl-C (SIGINT) and SIGTERM while a study runs: the first one stops it in good order, the second
/// one ends the process at once. The virtual machine alone could not do that, since it ignores
/// signals once it goes down.
///
/// A signal that the process was started to ignore, as SIGINT in a shell's background job, stays
/// ignored.
final class Interruption implements AutoCloseable {
  /// Exit code of a process that a Ctrl-C ended: 128 + SIGINT.
  static final int EXIT_CODE = 130;

  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

  private final Runnable announce;
  private final Runnable endAtOnce;
  private final Map<String, Object> formerHandlers = new LinkedHashMap<>();
  private @Nullable Runnable stop;
  private boolean signalled;

  /// @param announce says that the study is being stopped
  /// @param endAtOnce ends the process
  Interruption(Runnable announce, Runnable endAtOnce) {
    this.announce = announce;
    this.endAtOnce = endAtOnce;
  }

  /// Takes over the signals until {@link #close}.
  ///
  /// @param announce says that the study is being stopped
  static Interruption install(Runnable announce) {
    Interruption installed = new Interruption(announce, () -> Runtime.getRuntime().halt(EXIT_CODE));
    installed.take("INT");
    installed.take("TERM");
    return installed;
  }

  /// What the first signal does, at once if it has come already.
  synchronized void onFirst(Runnable newStop) {
    stop = newStop;
    if (signalled) {
      newStop.run();
    }
  }

  /// A signal has come.
  void signal() {
    if (isSecond()) {
      endAtOnce.run();
      return;
    }
    announce.run();
    synchronized (this) {
      if (stop != null) {
        stop.run();
      }
    }
  }

  private synchronized boolean isSecond() {
    boolean second = signalled;
    signalled = true;
    return second;
  }

  private void take(String name) {
    try {
      formerHandlers.put(name, handle(name, handler()));
    } catch (ReflectiveOperationException e) {
      LOG.debug("SIG{} stays with the virtual machine", name, e);
    }
  }

  @Override
  public void close() {
    formerHandlers.forEach((name, former) -> {
      try {
        handle(name, former);
      } catch (ReflectiveOperationException e) {
        LOG.debug("SIG{} was not given back", name, e);
      }
    });
    formerHandlers.clear();
  }

  /// sun.misc.Signal has no successor, and no supported name that a compiler would let pass without
  /// a warning.
  private static Object handle(String name, Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    try {
      return signal
          .getMethod("handle", signal, handlerType)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    } catch (InvocationTargetException e) {
      // As with -Xrs, which keeps signals from all Java code.
      throw new ReflectiveOperationException(e.getCause());
    }
  }

  private Object handler() throws ClassNotFoundException {
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    return Proxy.newProxyInstance(
        Interruption.class.getClassLoader(),
        new Class<?>[] {handlerType},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> "handler of semlink";
              default -> {
                signal();
                yield null;
              }
            });
  }
}
