package io.semlink.scenarios.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that a command writes when its work is done.
final class OutputFile {
  private OutputFile() {}

  /// Makes the file's folder. Called before the work, so that hours of it are not lost to a wrong
  /// path.
  ///
  /// @param file a path of a file, which may be there already and is not touched
  /// @throws FileAlreadyExistsException if something that is no folder is in the way
  /// @throws FileSystemException if the path is a folder's or may not be written to
  static void prepare(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder, not a file");
    }
    Path written = Files.exists(file) || folder == null ? file : folder;
    if (!Files.isWritable(written)) {
      throw new FileSystemException(written.toString(), null, "permission denied");
    }
  }
}
