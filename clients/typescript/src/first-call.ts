import { duban, type Complaint, type NewComplaint, type Problem } from "./client.js";

/** Registers a complaint and reads it back: `node dist/first-call.js http://localhost:8080 KEY`. */
export async function firstCall(address: string, key: string): Promise<Complaint> {
  const api = duban(address, key);
  const complaint: NewComplaint = {
    ticketNo: `TS-${Date.now()}`,
    receivedAt: "2022-06-30T10:00:00+08:00",
    channel: "12345",
    category: "property.cleaning",
    title: "卫生清理不及时",
    detail: "三号楼楼道垃圾连续多日无人清理。",
  };
  const taken = await api.POST("/api/v1/complaints", { body: complaint });
  if (taken.error) {
    throw new Error(said(taken.error));
  }
  const { data, error } = await api.GET("/api/v1/complaints/{ticketNo}", {
    params: { path: { ticketNo: taken.data.ticketNo } },
  });
  if (error) {
    throw new Error(said(error));
  }
  return data;
}

function said(problem: Problem): string {
  const fields = (problem.errors ?? []).map((it) => `${it.pointer} ${it.detail}`);
  return [problem.detail, ...fields].join("\n");
}

const [address, key] = process.argv.slice(2);
if (address && key) {
  const complaint = await firstCall(address, key);
  console.log(complaint.ticketNo, complaint.receivedAt, complaint.status);
}
