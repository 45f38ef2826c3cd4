import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Puts the fonts of letters, and their licences, among what the service is made of: {@code FOLDER
 * OF package.json, FOLDER TO PUT THEM}. Without npm, or without a network, it names what is missing
 * and lets the build go on.
 */
class Bring {
    private static final String PACKAGES = "node_modules/@expo-google-fonts/";
    private static final Map<String, String> FILES =
            Map.of(
                    "NotoSerifSC_400Regular.ttf",
                            "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
                    "NotoSerifSC_700Bold.ttf", "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
                    "NotoSansSC_500Medium.ttf", "noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
                    "OFL-NotoSerifSC.txt", "noto-serif-sc/LICENSE_FONT",
                    "OFL-NotoSansSC.txt", "noto-sans-sc/LICENSE_FONT");

    public static void main(String[] args) throws IOException, InterruptedException {
        Path from = Path.of(args[0]);
        Path to = Path.of(args[1]);
        if (missing(to).isEmpty()) return;
        if (!isWhole(from)) install(from);
        Files.createDirectories(to);
        for (var file : FILES.entrySet()) {
            Path source = from.resolve(PACKAGES + file.getValue());
            if (Files.isRegularFile(source)) {
                // Moved into its place whole, so that a build that ends here leaves no half of a
                // font.
                Path part = to.resolve(file.getKey() + ".part");
                Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, to.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        List<String> missing = missing(to);
        if (!missing.isEmpty()) {
            System.out.println(
                    "[WARNING] fonts of letters are missing: "
                            + String.join(", ", missing)
                            + ". Everything else is built; letters are issued and read as pages"
                            + " and in Word, but not printed. See"
                            + " notification-service/fonts/README.md.");
        }
    }

    private static boolean isWhole(Path from) {
        return FILES.values().stream()
                .allMatch(file -> Files.isRegularFile(from.resolve(PACKAGES + file)));
    }

    private static List<String> missing(Path to) {
        return FILES.keySet().stream()
                .filter(name -> !Files.isRegularFile(to.resolve(name)))
                .sorted()
                .toList();
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").startsWith("Windows"))
            command.addAll(List.of("cmd", "/c"));
        command.addAll(
                List.of(
                        "npm",
                        "ci",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--loglevel=error"));
        try {
            Process npm =
                    new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
            if (!npm.waitFor(5, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                System.out.println(
                        "[WARNING] npm did not bring the fonts of letters in five minutes");
            } else if (npm.exitValue() != 0) {
                System.out.println("[WARNING] npm could not bring the fonts of letters, see above");
            }
        } catch (IOException e) {
            System.out.println(
                    "[WARNING] npm is not here, so it brings no fonts: " + e.getMessage());
        }
    }
}
