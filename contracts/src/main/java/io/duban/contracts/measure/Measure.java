package io.duban.contracts.measure;

/** A measure (措施) of 临政办字〔2022〕57号, section 六(三) and 六(四). */
public enum Measure {
    /** 约谈物业企业. */
    INTERVIEW_COMPANY("约谈物业企业", "约谈通知书"),
    /** 更换项目经理. */
    REPLACE_MANAGER("更换项目经理", "更换项目经理通知"),
    /** 列入“黑榜”. */
    BLACKLIST("列入黑榜", "黑榜通报"),
    /** 督导整改. */
    SUPERVISED_RECTIFICATION("督导整改", "督导整改通知"),
    /** “双专班”约谈提醒. */
    INTERVIEW_REMINDER("双专班约谈提醒", "约谈提醒"),
    /** 追究相关人员责任, 问责: always a referral to people. */
    ACCOUNTABILITY("追究相关人员责任", "追责移送"),
    /** 约谈县区. */
    INTERVIEW_COUNTY("约谈县区", "约谈通知书"),
    /** “黄牌警告”. */
    YELLOW_CARD("黄牌警告", "黄牌警告"),
    /** 通报. */
    CIRCULAR("通报", "通报"),
    /** 提示函. */
    PROMPT_LETTER("下达提示函", "提示函"),
    /** 督办函. */
    SUPERVISION_LETTER("下达督办函", "督办函"),
    /** 问责建议函. */
    ACCOUNTABILITY_LETTER("下达问责建议函", "问责建议函"),
    /** 通报批评. */
    PUBLIC_CRITICISM("通报批评", "通报批评"),
    /** 向市纪委监委移交. */
    DISCIPLINE_REFERRAL("向市纪委监委移交", "纪委监委移交函");

    private final String term;
    private final String document;

    Measure(String term, String document) {
        this.term = term;
        this.document = document;
    }

    /** The measure in the words of the notice. */
    public String term() {
        return term;
    }

    /** The kind of document (文种) that carries it to its addressee, RULES 7. */
    public String document() {
        return document;
    }
}
