package io.semlink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// No text depends on the language of the machine, be it an id, the name of a file or a message:
/// `"...".formatted(...)` has %s alone, which writes a number with the digits 0 to 9 in every
/// locale; whatever needs another conversion, and all other ways to make a text of a number, are
/// told `Locale.ROOT`.
final class LocaleTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LOCALISED =
      Pattern.compile("%(\\d+\\$)?[-,+ 0#(]*\\d*(\\.\\d+)?[defgEGStT]");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(REPOSITORY)) {
      List<Path> sources = new ArrayList<>();
      for (Path main :
          modules.map(m -> m.resolve("src/main/java")).filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(main)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
      return sources;
    }
  }

  @Test
  void textsAreTheSameInEveryLocale() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      Texts texts = new Texts(Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        texts.scan(unit, unit);
      }
      assertThat(texts.numTexts).as("texts that were looked at").isGreaterThan(500);
      assertThat(texts.dependent).as("texts that depend on the locale").isEmpty();
    }
  }

  private static final class Texts extends TreeScanner<Void, CompilationUnitTree> {
    private final SourcePositions positions;
    private final List<String> dependent = new ArrayList<>();
    private Map<String, ExpressionTree> constants = Map.of();
    private int numTexts;

    Texts(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitCompilationUnit(CompilationUnitTree unit, CompilationUnitTree same) {
      constants = constants(unit);
      return super.visitCompilationUnit(unit, same);
    }

    private static Map<String, ExpressionTree> constants(CompilationUnitTree unit) {
      Map<String, ExpressionTree> constants = new HashMap<>();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
          if (variable.getInitializer() != null) {
            constants.put(variable.getName().toString(), variable.getInitializer());
          }
          return super.visitVariable(variable, null);
        }
      }.scan(unit, null);
      return constants;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, CompilationUnitTree unit) {
      if (call.getMethodSelect() instanceof MemberSelectTree method && isDependent(call, method)) {
        report(call, unit);
      }
      return super.visitMethodInvocation(call, unit);
    }

    private boolean isDependent(MethodInvocationTree call, MemberSelectTree method) {
      String name = method.getIdentifier().toString();
      List<? extends ExpressionTree> arguments = call.getArguments();
      return switch (name) {
        case "formatted" -> isLocalised(method.getExpression());
        case "printf" -> !isRoot(arguments.getFirst());
        case "format" ->
            method.getExpression().toString().equals("String") && !isRoot(arguments.getFirst());
        case "toLowerCase", "toUpperCase" ->
            arguments.isEmpty() && !method.getExpression().toString().equals("Character");
        case "ofPattern" -> arguments.size() < 2;
        case "getInstance", "getNumberInstance", "getIntegerInstance", "getPercentInstance" ->
            method.getExpression().toString().equals("NumberFormat");
        default -> false;
      };
    }

    @Override
    public Void visitNewClass(NewClassTree made, CompilationUnitTree unit) {
      if (Set.of("DecimalFormat", "SimpleDateFormat", "MessageFormat")
          .contains(made.getIdentifier().toString())) {
        report(made, unit);
      }
      return super.visitNewClass(made, unit);
    }

    private static boolean isRoot(ExpressionTree argument) {
      return argument.toString().equals("Locale.ROOT");
    }

    /// A text must be there, in the call or in a constant of the file, and have no conversion that
    /// asks the locale.
    private boolean isLocalised(ExpressionTree receiver) {
      List<String> texts = new ArrayList<>();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
          if (literal.getValue() instanceof String text) {
            texts.add(text);
          }
          return null;
        }

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
          ExpressionTree value = constants.get(identifier.getName().toString());
          return value == null ? null : scan(value, null);
        }
      }.scan(receiver, null);
      numTexts++;
      return texts.isEmpty()
          || texts.stream().anyMatch(text -> LOCALISED.matcher(text.replace("%%", "")).find());
    }

    private void report(ExpressionTree tree, CompilationUnitTree unit) {
      long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
      dependent.add(
          REPOSITORY.relativize(Path.of(unit.getSourceFile().toUri())) + ":" + line + ": " + tree);
    }
  }
}
