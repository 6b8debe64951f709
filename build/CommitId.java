import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the commit of the checkout that it is called in to a properties file, for the build.
///
/// The commit is 40 hex digits, with "-modified" where tracked files differ from it; "unknown"
/// where there is no git or no checkout, so that a source archive builds as well.
final class CommitId {
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]);
    String text = "commit=" + commit() + "\n";
    // An unchanged file keeps its time, so that nothing is built anew.
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private static String commit() throws InterruptedException {
    try {
      String head = git("rev-parse", "--verify", "HEAD").strip();
      boolean modified = !git("status", "--porcelain", "--untracked-files=no").isBlank();
      return head.matches("[0-9a-f]{40}") ? head + (modified ? "-modified" : "") : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String git(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("git failed");
    }
    return out;
  }
}
