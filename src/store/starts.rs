//! How often the program was started anew since the machine was: what an operator looks at when a terminal keeps falling.

use rusqlite::params;

use crate::{Store, StoreError};

impl Store {
    /// Notes a start of a program on a machine, each by an id of its own, and gives how often it was another program since
    /// the machine was started. The same again is no new start.
    pub fn note_start(&mut self, machine: &str, program: u32) -> Result<u32, StoreError> {
        let sql = self.watch.sql("note a start of the program");
        self.connection
            .execute(
                "insert into starts (one, machine, program, anew) values (1, ?1, ?2, 0)
                 on conflict (one) do update set machine = excluded.machine, program = excluded.program,
                     anew = case when machine <> excluded.machine then 0
                                 when program <> excluded.program then anew + 1
                                 else anew end",
                params![machine, program],
            )
            .map_err(&sql)?;
        self.connection.query_row("select anew from starts", [], |row| row.get(0)).map_err(&sql)
    }
}

#[cfg(test)]
mod tests {
    use crate::Store;

    #[test]
    fn another_program_is_counted_until_the_machine_is_started_anew() {
        let mut store = Store::in_memory("T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
        for (machine, program, anew) in
            [("one", 7, 0), ("one", 7, 0), ("one", 8, 1), ("one", 7, 2), ("one", 7, 2), ("two", 7, 0), ("two", 9, 1)]
        {
            assert_eq!(store.note_start(machine, program).unwrap(), anew, "{machine} {program}");
        }
    }
}
