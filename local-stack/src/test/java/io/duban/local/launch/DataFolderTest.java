package io.duban.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class DataFolderTest {

    @TempDir private Path folder;

    @Test
    void a_folder_is_made_and_nothing_is_left_in_it() {
        Path data = folder.resolve("deep/data");

        DataFolder.require(data);

        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_file_in_its_place_or_on_the_way_to_it_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "mine");

        assertRefused(file, file);
        assertRefused(file.resolve("below"), file);
        assertThat(file).hasContent("mine");
    }

    /** Not even the superuser writes there. */
    @Test
    void a_folder_that_takes_nothing_is_named() {
        Path process = Path.of("/proc/self/duban");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(process.getParent()));

        assertRefused(process, process);
    }

    private static void assertRefused(Path data, Path named) {
        assertThatThrownBy(() -> DataFolder.require(data))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("DUBAN_DATA")
                .hasMessageContaining(named.toString())
                .hasMessageNotContaining("\n");
    }
}
