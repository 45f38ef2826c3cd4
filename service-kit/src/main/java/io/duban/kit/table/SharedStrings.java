package io.duban.kit.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamException;

/** The texts that cells of a workbook name by their number. */
final class SharedStrings {

    private SharedStrings() {}

    /**
     * All of them, in order.
     *
     * @param part empty where the workbook has none
     */
    static List<String> read(InputStream part) throws IOException, XMLStreamException {
        List<String> strings = new ArrayList<>();
        BufferedInputStream buffered = new BufferedInputStream(part);
        buffered.mark(1);
        if (buffered.read() < 0) {
            return strings;
        }
        buffered.reset();
        try (OpenXml xml = new OpenXml(buffered)) {
            while (xml.nextStart("si")) {
                strings.add(xml.runs());
            }
        }
        return strings;
    }
}
