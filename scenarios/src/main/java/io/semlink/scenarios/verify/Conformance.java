package io.semlink.scenarios.verify;

import java.util.ArrayList;
import java.util.List;

/// The conformance pack.
public final class Conformance {
  private Conformance() {}

  /// All checks in the order of their ids, published curves last; never empty.
  public static List<Check> checks() {
    List<Check> checks = new ArrayList<>(TheoryCheck.all());
    checks.add(new ArithmeticCheck());
    checks.addAll(CliffCheck.all());
    checks.add(new GracefulCheck());
    checks.add(new SaturationCheck());
    checks.add(new CollapseCheck());
    checks.add(new SamenessCheck());
    checks.add(new RecoveryCheck());
    checks.add(new MemoryCheck());
    ReferenceCurve.all().forEach(curve -> checks.add(new CurveCheck(curve)));
    return List.copyOf(checks);
  }
}
