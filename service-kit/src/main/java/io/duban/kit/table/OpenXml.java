package io.duban.kit.table;

import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a workbook, read from tag to tag; it declares nothing and fetches nothing. */
final class OpenXml implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    OpenXml(InputStream part) throws XMLStreamException {
        reader = FACTORY.createXMLStreamReader(part);
    }

    /** Goes on to the next start of an element of that name; false when there is none. */
    boolean nextStart(String name) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && isAt(name)) {
                return true;
            }
        }
        return false;
    }

    /** Goes on to the next start or end of an element; false at the end of the part. */
    boolean nextTag() throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    boolean isStart() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    /** Whether the tag is of that element, in whichever namespace. */
    boolean isAt(String name) {
        return reader.getLocalName().equals(name);
    }

    String name() {
        return reader.getLocalName();
    }

    /** An attribute by its local name, in whichever namespace; null when it is not there. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /**
     * An attribute of a namespace, such as {@code r:id} beside {@code id}.
     *
     * @param qualified whether it has a namespace
     */
    String attribute(String name, boolean qualified) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String space = reader.getAttributeNamespace(i);
            boolean has = space != null && !space.isEmpty();
            if (reader.getAttributeLocalName(i).equals(name) && has == qualified) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** All characters up to the end of the element at whose start it stands, as they are. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        }
        return text.toString();
    }

    /**
     * The text of a string item or inline string, up to its end: that of its runs, without how it
     * is pronounced (phonetic runs).
     */
    String runs() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int pronounced = 0;
        while (depth > 0 && nextTag()) {
            depth += isStart() ? 1 : -1;
            if (isAt("rPh")) {
                pronounced += isStart() ? 1 : -1;
            } else if (isStart() && isAt("t")) {
                String run = text();
                depth--;
                text.append(pronounced == 0 ? run : "");
            }
        }
        return CellText.unescaped(text.toString());
    }

    @Override
    public void close() throws XMLStreamException {
        reader.close();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return factory;
    }
}
