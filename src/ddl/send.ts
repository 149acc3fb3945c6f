// DDL on its way: a node is printed by the dialect and its statements are sent one after another.
import type { Database, ExecuteOptions } from '../connection/database'
import type { CatalogQuery } from '../dialects/catalog'
import type { DdlNode } from '../sql/ddl-nodes'

export async function send(database: Database, node: DdlNode, options: ExecuteOptions): Promise<void> {
  for (const sql of database.dialect.ddlPrinter.print(node)) await database.query(sql, [], options)
}

/** How the catalog asks: on the connection that these options mean. */
export function catalogQuery(database: Database, options: ExecuteOptions): CatalogQuery {
  return async (sql, parameters = []) => database.query(sql, parameters, options)
}
