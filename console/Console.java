import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the console's pages, or tests them: {@code build|test FOLDER OF package.json, API PAGE,
 * WHERE THE PAGES GO, FOLDER FOR WHAT IS REMEMBERED}. What has not changed is not done again.
 * Without Node, npm or a network it says what is missing and lets the build go on; pages that do
 * not compile and tests that fail end it.
 */
class Console {
    private static final List<String> INPUTS =
            List.of(
                    "package.json",
                    "package-lock.json",
                    ".npmrc",
                    "index.html",
                    "tsconfig.json",
                    "vite.config.ts",
                    "public",
                    "src");
    private static final String GENERATED = "schema.d.ts";

    private final Path folder;
    private final Path apiPage;
    private final Path pages;
    private final Path memory;

    private Console(Path folder, Path apiPage, Path pages, Path memory) {
        this.folder = folder;
        this.apiPage = apiPage;
        this.pages = pages;
        this.memory = memory;
    }

    public static void main(String[] args) throws Exception {
        Console console =
                new Console(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), Path.of(args[4]));
        if (args[0].equals("build")) console.build();
        else console.test();
    }

    private void build() throws Exception {
        String inputs = fingerprint();
        if (inputs.equals(remembered("built")) && Files.isRegularFile(pages.resolve("index.html")))
            return;
        Files.createDirectories(pages.getParent());
        Path made = folder.resolve("dist");
        if (answer("node", "--version") == null
                && Files.isRegularFile(made.resolve("index.html"))) {
            // Made elsewhere, as in the image's build.
            copy(made, pages);
            return;
        }
        if (!hasTools("There will be no console; the API and everything else are built.")) return;
        Path fresh = memory.resolve("pages").toAbsolutePath();
        run(5, "run", "build", "--", "--outDir", fresh.toString(), "--emptyOutDir");
        delete(pages);
        copy(fresh, pages);
        remember("built", inputs);
    }

    private void test() throws Exception {
        String inputs = fingerprint();
        if (inputs.equals(remembered("tested"))) return;
        if (!hasTools("The console is not tested.")) return;
        run(10, "test");
        remember("tested", inputs);
    }

    /** Whether Node is new enough and what package-lock.json names is here, or could be brought. */
    private boolean hasTools(String otherwise) throws IOException, InterruptedException {
        String node = answer("node", "--version");
        if (node == null) return warn("Node is not here. " + otherwise);
        String[] version = node.strip().substring(1).split("\\.");
        int major = Integer.parseInt(version[0]);
        if (major < 20 || major == 20 && Integer.parseInt(version[1]) < 19)
            return warn("Node " + node.strip() + " is older than 20.19. " + otherwise);
        String lock = hash(List.of(folder.resolve("package-lock.json")));
        Path mark = folder.resolve("node_modules/.duban-lock");
        if (Files.isRegularFile(mark) && Files.readString(mark).equals(lock)) return true;
        if (npm(5, "ci", "--no-audit", "--no-fund", "--loglevel=error") != 0)
            return warn("npm could not bring what the console is made with. " + otherwise);
        Files.writeString(mark, lock);
        return true;
    }

    private static boolean warn(String what) {
        System.out.println("[WARNING] " + what + " See console/README.md.");
        return false;
    }

    private void run(int minutes, String... arguments) throws IOException, InterruptedException {
        int exit = npm(minutes, arguments);
        if (exit == 0) return;
        System.err.println("npm " + String.join(" ", arguments) + " failed in " + folder);
        System.exit(1);
    }

    private int npm(int minutes, String... arguments) throws IOException, InterruptedException {
        List<String> command = command("npm");
        command.addAll(List.of(arguments));
        try {
            Process npm =
                    new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
            if (npm.waitFor(minutes, TimeUnit.MINUTES)) return npm.exitValue();
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
            System.out.println("[WARNING] npm was not done in " + minutes + " minutes");
        } catch (IOException e) {
            System.out.println("[WARNING] npm is not here: " + e.getMessage());
        }
        return 1;
    }

    private static String answer(String program, String argument) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, argument).start();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && answer.startsWith("v") ? answer : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static List<String> command(String program) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return new ArrayList<>(windows ? List.of("cmd", "/c", program) : List.of(program));
    }

    private String remembered(String what) throws IOException {
        Path file = memory.resolve(what);
        return Files.isRegularFile(file) ? Files.readString(file) : "";
    }

    private void remember(String what, String inputs) throws IOException {
        Files.createDirectories(memory);
        Files.writeString(memory.resolve(what), inputs);
    }

    private String fingerprint() throws IOException {
        List<Path> files = new ArrayList<>(List.of(apiPage));
        for (String input : INPUTS) {
            try (Stream<Path> below = Files.walk(folder.resolve(input))) {
                below.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith(GENERATED))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return hash(files);
    }

    private String hash(List<Path> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                digest.update(
                        (file.getFileName() + " " + bytes.length + "\n")
                                .getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (Stream<Path> below = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) below.sorted(Comparator.reverseOrder())::iterator)
                Files.delete(path);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> below = Files.walk(from)) {
            below.forEach(
                    path -> {
                        try {
                            Path place = to.resolve(from.relativize(path).toString());
                            if (Files.isDirectory(path)) Files.createDirectories(place);
                            else Files.copy(path, place, StandardCopyOption.REPLACE_EXISTING);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
