package io.duban.notification.attachment;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The few parts of a package that are read as XML; they declare nothing and fetch nothing. */
final class PartXml {

    private static final XMLInputFactory FACTORY = factory();

    /**
     * What is said of a part, or of all whose names end in one way.
     *
     * @param part its name; empty for what is said of many
     */
    record ContentType(String part, String type) {}

    private PartXml() {}

    static List<ContentType> contentTypes(ByteBuffer list) throws UnfitContentException {
        List<ContentType> types = new ArrayList<>();
        try {
            XMLStreamReader reader = reader(list);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    String type = reader.getAttributeValue(null, "ContentType");
                    String part = reader.getAttributeValue(null, "PartName");
                    if (type != null) {
                        types.add(new ContentType(part == null ? "" : part, type));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new UnfitContentException("is damaged: its list of content types is no XML");
        }
        return types;
    }

    static void requireRoot(String part, ByteBuffer xml, String root) throws UnfitContentException {
        try {
            XMLStreamReader reader = reader(xml);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // What stands before the root says nothing.
            }
            if (reader.getLocalName().equals(root)) {
                return;
            }
        } catch (XMLStreamException e) {
            throw new UnfitContentException("is damaged: '" + part + "' is no XML");
        }
        throw new UnfitContentException("has a '" + part + "' that is none");
    }

    private static XMLStreamReader reader(ByteBuffer xml) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(
                new ByteArrayInputStream(xml.array(), xml.arrayOffset(), xml.limit()));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
