import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs google-java-format over every Java source below the working directory.
///
/// `check` names the badly formatted files and exits 1; `fix` rewrites them.
final class FormatSources {
  public static void main(String[] args) throws Exception {
    boolean fix = args.length == 1 && args[0].equals("fix");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    int options = arguments.size();
    for (String module :
        List.of("build", "simulator", "models", "actors", "reports", "scenarios")) {
      try (Stream<Path> files = Files.walk(Path.of(module))) {
        files
            .filter(p -> p.toString().endsWith(".java") && !p.toString().contains("/target/"))
            .map(Path::toString)
            .sorted()
            .forEach(arguments::add);
      }
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = new Main(out, err, System.in).format(arguments.toArray(String[]::new));
    int files = arguments.size() - options;
    if (files == 0) {
      throw new IllegalStateException("no Java source found below " + Path.of("").toAbsolutePath());
    }
    if (status != 0) {
      err.println("The files above are badly formatted. Maybe run: mvn -N verify -Dformat=fix");
    }
    System.exit(status);
  }
}
