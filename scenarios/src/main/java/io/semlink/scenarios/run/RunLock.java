package io.semlink.scenarios.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to write into a run's folder: a lock on its file `.lock`, which the system frees when
/// the process ends, however it ends. The file itself stays.
///
/// It keeps other processes out for certain, other runs of the same process as long as none of them
/// asks: on Linux a process loses its lock when it closes the file a second time.
///
/// @param channel holds the lock as long as it is open
record RunLock(FileChannel channel) implements AutoCloseable {
  static final String FILE = ".lock";

  /// Takes the lock; empty if another process, or another run of this one, has it.
  ///
  /// @param folder of the run
  static Optional<RunLock> take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      // This process has it.
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    return taken ? Optional.of(new RunLock(channel)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
