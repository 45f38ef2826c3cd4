package io.duban.notification.letter;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.time.LocalDate;
import java.util.List;

/** A part of a letter (公文要素), in the order in which it is read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Title.class, name = "title"),
    @JsonSubTypes.Type(value = Block.To.class, name = "addressee"),
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Points.class, name = "list"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Demand.class, name = "demand"),
    @JsonSubTypes.Type(value = Block.Signature.class, name = "signature"),
    @JsonSubTypes.Type(value = Block.Dated.class, name = "date"),
    @JsonSubTypes.Type(value = Block.Copies.class, name = "copies"),
    @JsonSubTypes.Type(value = Block.Annex.class, name = "annex")
})
public sealed interface Block {

    /** 标题. */
    record Title(String text) implements Block {}

    /** 主送: by its full name, without the colon that is printed behind it. */
    record To(String text) implements Block {}

    /** 正文: one paragraph, without its indent. */
    record Paragraph(String text) implements Block {}

    /**
     * 层次标题.
     *
     * @param level 1 for 一、, 2 for （一）, 3 for 1.
     * @param text with its number
     * @param then what goes on in the same line; empty for a heading on a line of its own
     */
    record Heading(int level, String text, String then) implements Block {}

    /** Points, each a paragraph; their numbers belong to their texts. */
    record Points(List<String> items) implements Block {
        public Points {
            items = List.copyOf(items);
        }
    }

    /** Figures in a table. */
    record Table(List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A column of a table.
     *
     * @param group what stands above several neighbours of it; empty where it stands alone
     * @param width in mm; what all columns together are short of, or beyond, the type area is
     *     shared out in proportion
     */
    record Column(String title, String group, double width) {}

    /** What the addressee must do (要求): a paragraph. */
    record Demand(String text) implements Block {}

    /**
     * 发文机关署名.
     *
     * @param organs those who sign, the lead (主办) first
     */
    record Signature(List<String> organs) implements Block {
        public Signature {
            organs = List.copyOf(organs);
        }
    }

    /**
     * 成文日期.
     *
     * @param on absent until the letter is issued
     */
    record Dated(LocalDate on) implements Block {}

    /** 抄送. */
    record Copies(List<String> to) implements Block {
        public Copies {
            to = List.copyOf(to);
        }
    }

    /**
     * 附件, on pages of its own. The letter's body names it.
     *
     * @param note what stands above its table at the right, such as 截至2022年12月31日; may be empty
     */
    record Annex(String title, String note, List<Block> content) implements Block {
        public Annex {
            content = List.copyOf(content);
        }
    }
}
