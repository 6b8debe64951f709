package io.semlink.actors.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to work in a folder: a lock on its file `.in-use`, which the system frees when the
/// process ends, however it ends. The file itself stays.
///
/// On Linux a lock belongs to the process, and closing any channel of the file frees it: nothing
/// else in a process may open that file while it holds the lock.
///
/// @param channel holds the lock as long as it is open
public record FolderLock(FileChannel channel) implements AutoCloseable {
  /// Name of the file.
  public static final String FILE = ".in-use";

  /// Takes the lock; empty if another process, or this one, has it.
  public static Optional<FolderLock> take(Path folder) throws IOException {
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
    return taken ? Optional.of(new FolderLock(channel)) : Optional.empty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
