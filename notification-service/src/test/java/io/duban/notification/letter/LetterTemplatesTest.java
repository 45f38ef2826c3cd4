package io.duban.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.measure.Measure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A city's own folder of templates, read at start. */
class LetterTemplatesTest {

    @TempDir private Path folder;
    private Path set;

    @BeforeEach
    void the_bundled_set_is_the_citys() throws IOException {
        set = Files.createDirectory(folder.resolve("linyi-2022-57"));
        Stream<String> letters =
                Stream.concat(
                        Arrays.stream(Measure.values()).map(Measure::name),
                        Stream.of("INTERVIEW_COMPANY_SEVERAL", "REVOCATION", "REVOCATION_IN_PART"));
        for (String name :
                Stream.concat(letters.map(it -> it + ".txt"), Stream.of("set.yaml")).toList()) {
            try (InputStream in =
                    LetterTemplates.class.getResourceAsStream("/templates/linyi-2022-57/" + name)) {
                Files.copy(in, set.resolve(name));
            }
        }
    }

    @Test
    void each_kind_of_document_has_a_series_of_its_own() {
        LetterSet bundled = LetterTemplates.bundled().of("linyi-2022-57");

        Map<String, String> series =
                Arrays.stream(Measure.values())
                        .collect(
                                Collectors.toMap(
                                        Measure::document,
                                        it -> bundled.kind(it).series().prefix(),
                                        (one, other) -> {
                                            assertThat(one).isEqualTo(other);
                                            return one;
                                        }));

        assertThat(series)
                .containsOnly(
                        Map.entry("约谈通知书", "临物治约"),
                        Map.entry("更换项目经理通知", "临物治更"),
                        Map.entry("黑榜通报", "临物治榜"),
                        Map.entry("督导整改通知", "临物治整"),
                        Map.entry("约谈提醒", "临治醒"),
                        Map.entry("追责移送", "临治移"),
                        Map.entry("黄牌警告", "临物治警"),
                        Map.entry("通报", "临棚治通"),
                        Map.entry("提示函", "临棚治提"),
                        Map.entry("督办函", "临棚治督"),
                        Map.entry("问责建议函", "临棚治问"),
                        Map.entry("通报批评", "临治批"),
                        Map.entry("纪委监委移交函", "临治纪"));
        assertThat(bundled.kind(Measure.PROMPT_LETTER).series().number(2022, 3))
                .isEqualTo("临棚治提〔2022〕3号");
    }

    @Test
    void a_citys_own_set_stands_in_the_place_of_the_bundled_one() throws IOException {
        change("set.yaml", "edition: '2022-1'", "edition: '2023-b'");

        LetterTemplates templates = LetterTemplates.of(folder);

        assertThat(templates.of("linyi-2022-57").edition()).isEqualTo("linyi-2022-57/2023-b");
    }

    @Test
    void a_rulebook_without_a_set_has_the_bundled_one() throws IOException {
        Files.move(set, folder.resolve("qingshan"));

        LetterTemplates templates = LetterTemplates.of(folder);

        assertThat(templates.of("atlantis").edition()).isEqualTo("linyi-2022-57/2022-1");
        assertThat(templates.of("qingshan").edition()).isEqualTo("qingshan/2022-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    edition: '2022-1'             | editor: '2022-1'              | editor: '2022-1'   | 'editor' is not known here
                    edition: '2022-1'             | # none                        | organs:            | 'edition' is missing
                    edition: '2022-1'             | edition: ''                   | edition: ''        | 'edition' must be text
                    edition: '2022-1'             | edition: '2022-1' organs      | edition: '2022-1' organs | cannot be read as YAML
                    code: 临棚治                   | code: 临棚治;    head: '{{town}}办公室' | {{town}}   | nobody gives {{town}} here, only [city]
                    REPLACE_MANAGER: {            | REPLACE_MANGER: {             | INTERVIEW_COMPANY: | 'REPLACE_MANAGER' is missing
                    REPLACE_MANAGER: {            | FLOGGING: {};  REPLACE_MANAGER: { | FLOGGING       | 'FLOGGING' is no measure
                    word: 更, form: document       | word: 更, form: telegram       | telegram           | 'form' must be document or letter
                    word: 更, form: document       | form: document                | REPLACE_MANAGER    | 'word' is missing
                    organs: [property], word: 更   | organs: [estates], word: 更    | estates            | 'estates' is not among the organs
                    organs: [property], word: 更   | organs: [], word: 更           | REPLACE_MANAGER    | 'organs' must name at least one
                    organs: [property], word: 更   | organs: [property], word: 约   | REPLACE_MANAGER    | 临物治约 is the series of 约谈通知书 already
                    INTERVIEW_COUNTY: {organs: [property], word: 约 | INTERVIEW_COUNTY: {organs: [campaign], word: 约 | INTERVIEW_COUNTY | 约谈通知书 is numbered 临治约 here and 临物治约 elsewhere
                    revocation: {word: 撤          | revocation: {word: 批          | revocation:        | '批' is the word of another kind
                    """)
    void what_is_wrong_in_the_set_is_named_with_its_line(
            String from, String to, String at, String problem) throws IOException {
        String text = change("set.yaml", from, to.replace(";", "\n"));
        int line = text.substring(0, text.indexOf(at)).split("\n", -1).length;

        refused("set.yaml:" + line + ": ", problem);
    }

    @Test
    void one_start_names_every_file_that_is_missing_wrong_or_unknown() throws IOException {
        Files.delete(set.resolve("BLACKLIST.txt"));
        Files.move(set.resolve("CIRCULAR.txt"), set.resolve("CIRCULARS.txt"));
        change("PROMPT_LETTER.txt", "{{who}}", "{{company}}");
        Files.write(set.resolve("REVOCATION.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});

        refused("BLACKLIST.txt:1: ", "is missing");
        refused("CIRCULARS.txt:1: ", "is no letter's file");
        refused("PROMPT_LETTER.txt:4: ", "nobody gives {{company}} here");
        refused("REVOCATION.txt:1: ", "is not written in UTF-8");
    }

    @Test
    void a_file_may_mark_its_encoding_and_end_its_lines_as_elsewhere() throws IOException {
        Path file = set.resolve("CIRCULAR.txt");
        Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));

        assertThatCode(() -> LetterTemplates.of(folder)).doesNotThrowAnyException();
    }

    @Test
    void a_file_that_is_too_long_is_refused() throws IOException {
        Files.writeString(set.resolve("CIRCULAR.txt"), "通".repeat(30_000));

        refused("CIRCULAR.txt:1: ", "is longer than 65536 bytes");
    }

    @Test
    void a_folder_without_sets_is_refused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("linyi-2022-57/none"));

        assertThatThrownBy(() -> LetterTemplates.of(empty))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("holds no folder");
        assertThatThrownBy(() -> LetterTemplates.of(folder.resolve("absent")))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("is no folder");
        assertThatCode(() -> LetterTemplates.of(folder)).doesNotThrowAnyException();
    }

    private void refused(String place, String problem) {
        assertThatThrownBy(() -> LetterTemplates.of(folder))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining(set.resolve(place).toString())
                .hasMessageContaining(problem);
    }

    private String change(String file, String from, String to) throws IOException {
        Path path = set.resolve(file);
        String text = Files.readString(path);
        String changed = text.replace(from, to);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(path, changed);
        return changed;
    }
}
