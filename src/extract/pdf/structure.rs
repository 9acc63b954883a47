//! The structure tree of a tagged file: what the writer's program knew of headings, lists, tables.
//!
//! In: the catalogue's structure tree (ISO 32000-2, 14.7 and 14.8). Out: blocks in logical order,
//! and for each piece of marked content the block and paragraph that it belongs to. Roles that the
//! standard does not know are mapped as the file says; trees that run in circles are cut.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{array, as_dictionary, dictionary, get, name, resolved};
use super::ink::WIDGET;
use crate::document::{Cell, Part};

/// Elements that are read; a tagged book has some tens of thousands.
const ELEMENTS_MAX: usize = 400_000;
/// Elements within elements; real files nest a dozen.
const DEPTH_MAX: usize = 120;
/// Roles that map to roles that map to roles.
const ROLES_MAX: usize = 8;
/// Columns or rows that one cell may cover.
const SPAN_MAX: u32 = 1_000;

/// What a block is by its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A level from 1.
    Heading(u8),
    Paragraph,
    /// A level from 0.
    Item(u8),
    Cell(Cell),
}

/// A paragraph, heading, list item or cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tagged {
    pub(super) role: Role,
    pub(super) part: Part,
    /// Whether the writer left open what the paragraph is.
    pub(super) is_plain: bool,
    n_paragraphs: usize,
}

/// A block, and a paragraph in it.
pub(super) type Target = (usize, usize);
/// Page, content stream where it is not the page's, number.
type Content = (ObjectId, Option<ObjectId>, i64);

/// The tree, ready to be asked.
#[derive(Debug, Default)]
pub(super) struct Structure {
    pub(super) blocks: Vec<Tagged>,
    targets: BTreeMap<Content, Target>,
    widgets: BTreeMap<ObjectId, Target>,
}

impl Structure {
    /// Reads the tree; empty where the file has none.
    pub(super) fn read(file: &lopdf::Document) -> Self {
        let root = file
            .catalog()
            .ok()
            .and_then(|catalog| dictionary(file, catalog, b"StructTreeRoot"));
        let Some(root) = root else {
            return Self::default();
        };
        let mut walk = Walk {
            file,
            roles: dictionary(file, root, b"RoleMap"),
            seen: BTreeSet::new(),
            n_elements: 0,
            n_tables: 0,
            found: Self::default(),
        };
        walk.kids(root, &mut Context::default());
        walk.found
    }

    /// Returns where a piece of marked content belongs.
    pub(super) fn target(
        &self,
        page: ObjectId,
        content: (Option<ObjectId>, i64),
    ) -> Option<Target> {
        let (stream, number) = content;
        match stream {
            Some(widget) if number == WIDGET => self.widgets.get(&widget).copied(),
            _ => self.targets.get(&(page, stream, number)).copied(),
        }
    }
}

struct Walk<'a> {
    file: &'a lopdf::Document,
    roles: Option<&'a Dictionary>,
    seen: BTreeSet<ObjectId>,
    n_elements: usize,
    n_tables: u32,
    found: Structure,
}

/// What an element's surroundings say.
#[derive(Debug, Clone, Copy)]
struct Context {
    depth: usize,
    page: Option<ObjectId>,
    part: Part,
    /// Where content goes; nowhere yet between blocks.
    target: Option<Target>,
    /// The cell or item that is open, which takes in the paragraphs in it.
    cell: Option<usize>,
    item: Option<usize>,
    n_lists: u8,
    n_sections: u8,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            depth: 0,
            page: None,
            part: Part::Body,
            target: None,
            cell: None,
            item: None,
            n_lists: 0,
            n_sections: 0,
        }
    }
}

impl<'a> Walk<'a> {
    /// Walks an element's kids: elements, numbers of marked content, and references to either.
    fn kids(&mut self, element: &'a Dictionary, context: &mut Context) {
        let kids = match get(self.file, element, b"K") {
            Some(Object::Array(kids)) => kids.as_slice(),
            Some(_) => element
                .get(b"K")
                .map(std::slice::from_ref)
                .unwrap_or_default(),
            None => &[],
        };
        for kid in kids {
            match resolved(self.file, kid) {
                Some(Object::Integer(number)) => self.content(context, context.page, None, *number),
                Some(Object::Dictionary(own)) => self.kid(kid, own, context),
                _ => {}
            }
        }
    }

    fn kid(&mut self, kid: &'a Object, own: &'a Dictionary, context: &mut Context) {
        let reference = |key: &[u8]| {
            own.get(key)
                .ok()
                .and_then(|object| object.as_reference().ok())
        };
        let page = reference(b"Pg").or(context.page);
        match name(self.file, own, b"Type") {
            Some(b"MCR") => {
                let number = get(self.file, own, b"MCID").and_then(|number| number.as_i64().ok());
                if let Some(number) = number {
                    self.content(context, page, reference(b"Stm"), number);
                }
            }
            Some(b"OBJR") => {
                if let Some(object) = reference(b"Obj") {
                    let target = self.open_target(context);
                    self.found.widgets.insert(object, target);
                }
            }
            _ => {
                let is_new = kid.as_reference().is_ok_and(|id| self.seen.insert(id))
                    || kid.as_reference().is_err();
                self.n_elements += 1;
                if is_new && self.n_elements <= ELEMENTS_MAX && context.depth < DEPTH_MAX {
                    self.element(own, page, context);
                }
            }
        }
    }

    /// Notes where a piece of marked content belongs.
    fn content(
        &mut self,
        context: &mut Context,
        page: Option<ObjectId>,
        stream: Option<ObjectId>,
        number: i64,
    ) {
        let Some(page) = page else { return };
        let target = self.open_target(context);
        self.found.targets.insert((page, stream, number), target);
    }

    fn open_target(&mut self, context: &mut Context) -> Target {
        let part = context.part;
        *context
            .target
            .get_or_insert_with(|| (self.found.begin(Role::Paragraph, part, true), 0))
    }

    fn element(&mut self, own: &'a Dictionary, page: Option<ObjectId>, around: &mut Context) {
        let mut inner = Context {
            depth: around.depth + 1,
            page,
            ..*around
        };
        match self.role(own) {
            b"Sect" | b"Art" => {
                inner.n_sections = inner.n_sections.saturating_add(1);
                self.group(own, inner, around);
            }
            b"Document" | b"DocumentFragment" | b"Part" | b"Div" | b"NonStruct" | b"Private"
            | b"TOC" | b"Index" | b"BlockQuote" | b"Aside" | b"TR" | b"THead" | b"TBody"
            | b"TFoot" | b"Figure" => {
                self.group(own, inner, around);
            }
            b"L" => {
                inner.n_lists = inner.n_lists.saturating_add(1);
                self.group(own, inner, around);
            }
            b"LI" => self.item(own, inner, around),
            b"P" => self.paragraph(own, inner, around, Role::Paragraph, true),
            b"Caption" | b"TOCI" | b"Code" | b"TH" | b"TD" => {
                self.paragraph(own, inner, around, Role::Paragraph, false);
            }
            b"Title" => self.paragraph(own, inner, around, Role::Heading(1), false),
            b"Note" | b"FENote" => {
                inner.part = Part::Footnote;
                inner.cell = None;
                inner.item = None;
                self.paragraph(own, inner, around, Role::Paragraph, false);
            }
            b"H" => {
                let level = inner.n_sections.clamp(1, 9);
                self.paragraph(own, inner, around, Role::Heading(level), false);
            }
            [b'H', level @ b'1'..=b'9'] => {
                self.paragraph(own, inner, around, Role::Heading(level - b'0'), false);
            }
            b"Table" if inner.cell.is_none() => self.table(own, inner, around),
            b"Artifact" => {}
            _ => {
                // Inline: its content is the surrounding paragraph's.
                inner.target = Some(self.open_target(around));
                self.kids(own, &mut inner);
            }
        }
    }

    /// An element's role in the standard's own terms.
    fn role(&self, own: &'a Dictionary) -> &'a [u8] {
        let mut role = name(self.file, own, b"S").unwrap_or_default();
        for _ in 0..ROLES_MAX {
            let mapped = self.roles.and_then(|roles| name(self.file, roles, role));
            match mapped {
                Some(next) if next != role => role = next,
                _ => break,
            }
        }
        role
    }

    fn group(&mut self, own: &'a Dictionary, mut inner: Context, around: &mut Context) {
        let is_inside = around.target.is_some();
        self.kids(own, &mut inner);
        if !is_inside {
            around.target = None;
        }
    }

    fn paragraph(
        &mut self,
        own: &'a Dictionary,
        mut inner: Context,
        around: &mut Context,
        role: Role,
        is_plain: bool,
    ) {
        let held = inner.cell.or(inner
            .item
            .filter(|item| self.found.blocks[*item].n_paragraphs == 0));
        let target = match held {
            Some(block) => self.found.next_paragraph(block),
            None => (self.found.begin(role, inner.part, is_plain), 0),
        };
        inner.target = Some(target);
        self.kids(own, &mut inner);
        around.target = held.and(around.target);
    }

    /// A list item; its label and the first paragraph of its body are one block.
    fn item(&mut self, own: &'a Dictionary, mut inner: Context, around: &mut Context) {
        let target = if let Some(cell) = inner.cell {
            self.found.next_paragraph(cell)
        } else {
            let level = inner.n_lists.saturating_sub(1);
            let item = self.found.begin(Role::Item(level), inner.part, false);
            inner.item = Some(item);
            (item, 0)
        };
        inner.target = Some(target);
        self.kids(own, &mut inner);
        around.target = inner.cell.and(around.target);
    }

    fn table(&mut self, own: &'a Dictionary, inner: Context, around: &mut Context) {
        let mut rows = Vec::new();
        self.rows(own, inner, false, &mut rows);
        let is_layout = rows.iter().all(|(row, ..)| self.cells(row).len() <= 1);
        let table = self.n_tables;
        self.n_tables += u32::from(!is_layout);
        let mut hanging: BTreeMap<u32, u32> = BTreeMap::new();
        for ((row, page, is_head), number) in rows.into_iter().zip(0_u32..) {
            let context = Context {
                page,
                target: None,
                item: None,
                n_lists: 0,
                ..inner
            };
            if is_layout {
                self.kids(row, &mut { context });
            } else {
                self.row(row, context, (table, number, is_head), &mut hanging);
            }
        }
        around.target = None;
    }

    /// Gathers a table's rows through its head, body and foot; captions are read as they come.
    fn rows(
        &mut self,
        own: &'a Dictionary,
        context: Context,
        is_head: bool,
        rows: &mut Vec<(&'a Dictionary, Option<ObjectId>, bool)>,
    ) {
        if context.depth >= DEPTH_MAX {
            return;
        }
        for kid in elements(self.file, own) {
            let page = kid
                .get(b"Pg")
                .ok()
                .and_then(|page| page.as_reference().ok());
            let inner = Context {
                page: page.or(context.page),
                depth: context.depth + 1,
                target: None,
                ..context
            };
            self.n_elements += 1;
            match self.role(kid) {
                _ if self.n_elements > ELEMENTS_MAX => return,
                b"TR" => rows.push((kid, inner.page, is_head)),
                role @ (b"THead" | b"TBody" | b"TFoot") => {
                    self.rows(kid, inner, role == b"THead", rows);
                }
                _ => self.element(kid, inner.page, &mut { inner }),
            }
        }
    }

    fn cells(&self, row: &'a Dictionary) -> Vec<&'a Dictionary> {
        let mut cells = elements(self.file, row);
        cells.retain(|cell| matches!(self.role(cell), b"TH" | b"TD"));
        cells
    }

    fn row(
        &mut self,
        row: &'a Dictionary,
        context: Context,
        (table, number, is_head): (u32, u32, bool),
        hanging: &mut BTreeMap<u32, u32>,
    ) {
        let cells = self.cells(row);
        let header = is_head || cells.iter().all(|cell| self.role(cell) == b"TH");
        let mut column = 0_u32;
        for cell in cells {
            while hanging.get(&column).is_some_and(|free| *free > number) {
                column += 1;
            }
            let place = Cell {
                table,
                row: number,
                column,
                header,
            };
            let block = self.found.begin(Role::Cell(place), context.part, false);
            let page = cell
                .get(b"Pg")
                .ok()
                .and_then(|page| page.as_reference().ok());
            let mut inner = Context {
                page: page.or(context.page),
                target: Some((block, 0)),
                cell: Some(block),
                ..context
            };
            self.kids(cell, &mut inner);
            let (n_columns, n_rows) = (self.span(cell, b"ColSpan"), self.span(cell, b"RowSpan"));
            if n_rows > 1 {
                hanging
                    .extend((column..column + n_columns).map(|column| (column, number + n_rows)));
            }
            column += n_columns;
        }
    }

    /// How many columns or rows a cell covers, from its attributes (14.8.5.7).
    fn span(&self, cell: &'a Dictionary, key: &[u8]) -> u32 {
        let own = |object: &'a Object| {
            let attributes = resolved(self.file, object).and_then(as_dictionary)?;
            get(self.file, attributes, key)?.as_i64().ok()
        };
        let span = match get(self.file, cell, b"A") {
            Some(Object::Array(items)) => items.iter().find_map(own),
            Some(object) => own(object),
            None => None,
        };
        u32::try_from(span.unwrap_or(1))
            .unwrap_or(1)
            .clamp(1, SPAN_MAX)
    }
}

impl Structure {
    fn begin(&mut self, role: Role, part: Part, is_plain: bool) -> usize {
        self.blocks.push(Tagged {
            role,
            part,
            is_plain,
            n_paragraphs: 0,
        });
        self.blocks.len() - 1
    }

    /// Begins a paragraph in a cell or an item. The first goes on what stands there already.
    fn next_paragraph(&mut self, block: usize) -> Target {
        let own = &mut self.blocks[block];
        let target = (block, own.n_paragraphs);
        own.n_paragraphs += 1;
        target
    }
}

/// An element's kids that are elements, without those of marked content.
fn elements<'a>(file: &'a lopdf::Document, own: &'a Dictionary) -> Vec<&'a Dictionary> {
    let kids = match get(file, own, b"K") {
        Some(Object::Array(_)) => array(file, own, b"K"),
        Some(_) => own.get(b"K").map(std::slice::from_ref).unwrap_or_default(),
        None => &[],
    };
    kids.iter()
        .filter_map(|kid| match resolved(file, kid)? {
            Object::Dictionary(kid) if kid.has(b"S") => Some(kid),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    /// Reads the tree of a file whose root holds these kids.
    fn tree(kids: Vec<Object>, roles: Dictionary) -> Structure {
        let mut file = lopdf::Document::with_version("1.7");
        let root = file.add_object(dictionary! { "K" => kids, "RoleMap" => roles });
        let catalog = dictionary! { "Type" => "Catalog", "StructTreeRoot" => root };
        let catalog = file.add_object(catalog);
        file.trailer.set("Root", catalog);
        Structure::read(&file)
    }

    fn element(role: &str, kids: Vec<Object>) -> Object {
        dictionary! { "S" => role, "K" => kids }.into()
    }

    #[test]
    fn so_many_elements_are_read_and_no_more() {
        let kids = vec![element("P", Vec::new()); ELEMENTS_MAX + 9];
        assert_eq!(tree(kids, Dictionary::new()).blocks.len(), ELEMENTS_MAX);
    }

    #[test]
    fn roles_are_followed_so_far_and_never_in_circles() {
        let chain = |n: usize| {
            let mut roles = Dictionary::new();
            for step in 0..n {
                let next = if step + 1 == n {
                    "H1".to_owned()
                } else {
                    format!("R{}", step + 1)
                };
                roles.set(format!("R{step}"), Object::Name(next.into_bytes()));
            }
            tree(vec![element("R0", Vec::new())], roles).blocks[0].role
        };
        assert_eq!(chain(ROLES_MAX), Role::Heading(1));
        assert_eq!(chain(ROLES_MAX + 1), Role::Paragraph);
        let circle = dictionary! { "A" => "B", "B" => "A" };
        let found = tree(vec![element("A", Vec::new())], circle);
        assert_eq!(found.blocks[0].role, Role::Paragraph);
    }

    #[test]
    fn a_cell_covers_so_many_columns_and_no_more() {
        let mut wide = dictionary! { "S" => "TD" };
        wide.set("A", dictionary! { "ColSpan" => 900_000_000 });
        let row = vec![wide.into(), element("TD", Vec::new())];
        let table = element("Table", vec![element("TR", row)]);
        let blocks = tree(vec![table], Dictionary::new()).blocks;
        let columns: Vec<u32> = blocks
            .iter()
            .filter_map(|block| match block.role {
                Role::Cell(cell) => Some(cell.column),
                _ => None,
            })
            .collect();
        assert_eq!(columns, [0, SPAN_MAX]);
    }
}
