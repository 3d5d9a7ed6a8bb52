package pdf

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// foreign is a reference into one of the files that are joined, for use from
// another: pdfcpu's own merge renumbers the objects, and gives those that are
// shared a second new number in places.
type foreign struct {
	types.IndirectRef
	doc int
}

// join returns the catalog of one file with the pages of all: the first file's
// title, language and layout, and of the others what their pages look like
// (layers that are off, fields of forms), but no scripts, attached files or
// bookmarks.
func join(docs []*model.Context) (types.Dict, error) {
	first, err := docs[0].Catalog()
	if err != nil {
		return nil, err
	}
	if len(docs) == 1 {
		return first, nil
	}
	out := types.Dict{"Type": types.Name("Catalog")}
	for _, key := range []string{"Lang", "ViewerPreferences", "PageLayout"} {
		if v, ok := first[key]; ok {
			out[key] = v
		}
	}
	pages := types.Dict{"Type": types.Name("Pages")}
	root, err := docs[0].IndRefForNewObject(pages)
	if err != nil {
		return nil, err
	}
	out["Pages"] = *root
	var kids types.Array
	count := 0
	for i, doc := range docs {
		ref, err := doc.Pages()
		if err != nil {
			return nil, err
		}
		d, err := doc.DereferenceDict(*ref)
		if err != nil {
			return nil, err
		}
		d["Parent"] = foreign{*root, 0}
		kids, count = append(kids, foreign{*ref, i}), count+doc.PageCount
	}
	pages["Kids"], pages["Count"] = kids, types.Integer(count)
	if err := joinLayers(out, docs); err != nil {
		return nil, err
	}
	return out, joinForms(out, docs)
}

// entries returns an array of a dictionary as seen from another file; nil when
// there is none.
func entries(docs []*model.Context, i int, d types.Dict, key string) (types.Array, error) {
	in, err := docs[i].DereferenceArray(d[key])
	if err != nil {
		return nil, err
	}
	var out types.Array
	for _, o := range in {
		if ref, ok := o.(types.IndirectRef); ok {
			out = append(out, foreign{ref, i})
		}
	}
	return out, nil
}

// part returns a dictionary of a file's catalog, nil when there is none.
func part(doc *model.Context, key string) (types.Dict, error) {
	catalog, err := doc.Catalog()
	if err != nil {
		return nil, err
	}
	return doc.DereferenceDict(catalog[key])
}

// joinLayers keeps hidden what each file hides (ISO 32000-1, 8.11.4).
func joinLayers(catalog types.Dict, docs []*model.Context) error {
	var all, off types.Array
	for i, doc := range docs {
		layers, err := part(doc, "OCProperties")
		if err != nil {
			return err
		}
		if layers == nil {
			continue
		}
		usual, err := doc.DereferenceDict(layers["D"])
		if err != nil {
			return err
		}
		groups, err := entries(docs, i, layers, "OCGs")
		if err != nil {
			return err
		}
		hidden, err := entries(docs, i, usual, "OFF")
		if err != nil {
			return err
		}
		if base := usual.NameEntry("BaseState"); base != nil && *base == "OFF" {
			shown, err := entries(docs, i, usual, "ON")
			if err != nil {
				return err
			}
			hidden = slices.DeleteFunc(slices.Clone(groups), func(o types.Object) bool { return slices.Contains(shown, o) })
		}
		all, off = append(all, groups...), append(off, hidden...)
	}
	if len(all) > 0 {
		catalog["OCProperties"] = types.Dict{"OCGs": all, "D": types.Dict{"OFF": off}}
	}
	return nil
}

// joinForms keeps the fields of forms, each file's under a name of its own:
// two files made from one form have the same names, and a viewer would show
// the value of one in both.
func joinForms(catalog types.Dict, docs []*model.Context) error {
	form, resources := types.Dict{}, types.Dict{}
	var fields types.Array
	for i, doc := range docs {
		in, err := part(doc, "AcroForm")
		if err != nil {
			return err
		}
		kids, err := entries(docs, i, in, "Fields")
		if err != nil {
			return err
		}
		if len(kids) == 0 {
			continue
		}
		parent := types.Dict{"T": types.StringLiteral(fmt.Sprintf("%d", i+1)), "Kids": kids}
		for _, key := range []string{"DA", "Q"} { // fields inherit them
			if v, ok := in[key]; ok {
				parent[key] = v
			}
		}
		ref, err := doc.IndRefForNewObject(parent)
		if err != nil {
			return err
		}
		for _, kid := range kids {
			d, err := doc.DereferenceDict(kid.(foreign).IndirectRef)
			if err != nil {
				return err
			}
			if d != nil {
				d["Parent"] = *ref
			}
		}
		fields = append(fields, foreign{*ref, i})
		if needs := in.BooleanEntry("NeedAppearances"); needs != nil && *needs {
			form["NeedAppearances"] = types.Boolean(true)
		}
		if err := joinResources(resources, docs, i, in); err != nil {
			return err
		}
	}
	if len(fields) > 0 {
		form["Fields"], form["DR"] = fields, resources
		catalog["AcroForm"] = form
	}
	return nil
}

// joinResources adds the fonts that a form names; the first of a name stays.
func joinResources(resources types.Dict, docs []*model.Context, i int, form types.Dict) error {
	own, err := docs[i].DereferenceDict(form["DR"])
	if err != nil || own == nil {
		return err
	}
	named, err := docs[i].DereferenceDict(own["Font"])
	if err != nil {
		return err
	}
	all, _ := resources["Font"].(types.Dict)
	if all == nil {
		all = types.Dict{}
	}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		if ref, ok := named[name].(types.IndirectRef); ok && all[name] == nil {
			all[name] = foreign{ref, i}
		}
	}
	resources["Font"] = all
	return nil
}
