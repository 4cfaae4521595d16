import { z } from "zod";

export const batchSizeSchema = z.int().min(1).max(65_536);

export const gainSchema = z.enum(["own", "pytorch", "unit"]);
