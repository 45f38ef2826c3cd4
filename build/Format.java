import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs google-java-format over every source of the project: {@code check} or {@code write}. */
class Format {
    public static void main(String[] args) throws Exception {
        boolean check = args[0].equals("check");
        Path root = Path.of(args[1]);
        List<String> arguments = new ArrayList<>(List.of("--aosp"));
        arguments.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
        int sources = 0;
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Format::isSource)::iterator) {
                arguments.add(file.toString());
                sources++;
            }
        }
        if (sources == 0) return;
        int exit =
                new Main(new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in)
                        .format(arguments.toArray(String[]::new));
        if (exit != 0 && check) {
            System.err.println(
                    "The files above are not formatted. Run: mvn -N -Pformat validate");
        }
        System.exit(exit);
    }

    private static boolean isSource(Path path) {
        String name = path.toString();
        return name.endsWith(".java") && name.contains("/src/") && !name.contains("/target/");
    }
}
