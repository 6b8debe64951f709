package io.semlink.scenarios.run;

/// Which run of a study is meant.
public sealed interface RunStart {
  /// The newest unfinished run of the same configuration; a new one where there is none.
  enum GoOn implements RunStart {
    INSTANCE
  }

  /// A new run, whatever there is.
  enum Fresh implements RunStart {
    INSTANCE
  }

  /// One point of the newest run: one that failed or has not ended goes on after its frames. A
  /// point that is done is refused, since its frames would stand there twice.
  ///
  /// @param point its id, or the beginning of it that no other point has
  record Rerun(String point) implements RunStart {}
}
