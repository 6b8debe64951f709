package io.semlink.scenarios.run;

import io.semlink.actors.log.FolderLock;
import io.semlink.actors.study.Earlier;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Path;

/// A run that this process may write into.
///
/// @param run its record, state RUNNING
/// @param folder its folder
/// @param lock keeps other processes out
/// @param earlier what earlier processes did; nothing in a new run
/// @param resumed whether an earlier process began it
record OpenRun(RunRecord run, Path folder, FolderLock lock, Earlier earlier, boolean resumed)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
