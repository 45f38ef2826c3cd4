package io.duban.project.task;

/** The eight classes of problems (整治内容), clause 三: four of property, four of projects. */
enum ProblemClass {
    /** 三(一)1: 物业服务企业服务意识不高. */
    PROPERTY_SERVICE_AWARENESS,
    /** 三(一)2: 属地管理责任落实不到位. */
    PROPERTY_LOCAL_RESPONSIBILITY,
    /** 三(一)3: 突出问题解决缓慢. */
    PROPERTY_SLOW_RESOLUTION,
    /** 三(一)4: 部门监管责任落实不到位. */
    PROPERTY_DEPARTMENT_SUPERVISION,
    /** 三(二)1: 逾期未开工的项目. */
    PROJECT_OVERDUE_START,
    /** 三(二)2: 建设进度慢、时间过长的项目. */
    PROJECT_SLOW_CONSTRUCTION,
    /** 三(二)3: 资金使用不规范的项目. */
    PROJECT_IRREGULAR_FUNDS,
    /** 三(二)4: 工作机制不顺畅. */
    PROJECT_POOR_MECHANISM
}
